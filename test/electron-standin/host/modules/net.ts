import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientRequest as ElectronClientRequest, Net } from 'electron';
import { ClientRequest } from './client-request.ts';
import { desktop } from './desktop.ts';
import { netError } from './net-error.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain',
  '.pdf': 'application/pdf',
};

/** Node's own network: no proxy settings, certificates, cookies or cache of Chromium's. */
export const net: Pick<Net, 'fetch' | 'request' | 'isOnline' | 'online'> = {
  fetch: async (input, init) => {
    const url = typeof input === 'string' ? input : input.url;
    if (url.startsWith('file:')) return fetchFile(url);
    if (!/^(https?|data|blob):/i.test(url)) return fetchFromApp(new Request(input, init));
    // An aborted fetch keeps its own error, by which the caller knows it.
    return fetch(input, init).catch((error: unknown) => {
      throw error instanceof Error && error.name === 'AbortError' ? error : netError(error);
    });
  },
  // Electron's class also types every event by name; those are an EventEmitter's own.
  request: (options) => new ClientRequest(options) as unknown as ElectronClientRequest,
  isOnline: () => desktop.isOnline,
  get online() {
    return desktop.isOnline;
  },
};

/** What the app itself serves under a scheme of its own, asked without a page. */
async function fetchFromApp(request: Request): Promise<Response> {
  // Sessions fetch by this module; and a utility process, which has no sessions, should not load them for nothing.
  const { schemeHandlerOf } = await import('../session/sessions.ts');
  const handler = schemeHandlerOf(new URL(request.url).protocol.slice(0, -1));
  if (handler === undefined) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
  return handler(request);
}

async function fetchFile(url: string): Promise<Response> {
  const file = fileURLToPath(url);
  const body = await readFile(file).catch((error: unknown) => {
    throw netError(error);
  });
  const type = mediaTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } });
}
