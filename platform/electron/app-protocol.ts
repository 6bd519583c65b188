import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { CustomScheme } from 'electron';
import { pageHeaders } from './content-policy.ts';

/** Our pages come from `app://console/…` and `app://helper/…`: an origin of their own, with no `file://` anywhere. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

export interface AppProtocolOptions {
  /** The host part of the app's addresses: `console` or `helper`. */
  readonly host: string;
  /** The folder of the pages; may lie inside an asar archive. */
  readonly folder: string;
}

const START_PAGE = 'index.html';

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Answers requests of the app's own scheme from one folder. Addresses without an extension are screens and get the
 * start page; whatever else is not there, or not in the folder, is not found.
 */
export function createAppProtocol(options: AppProtocolOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const path = pathIn(request.url, options.host);
    if (path === null) return refusal(404);
    const name = extname(path) === '' ? START_PAGE : path;
    const body = await readInside(options.folder, name);
    if (body === null) return refusal(404);
    const type = mimeTypes[extname(name)] ?? 'application/octet-stream';
    return new Response(request.method === 'HEAD' ? null : body, { headers: { ...pageHeaders, 'content-type': type } });
  };
}

/**
 * The path an address asks for, relative to the folder; `null` for one that is malformed, belongs to another host, or
 * contains what no file of ours has in its name: dot segments, backslashes, control characters, drive letters.
 */
function pathIn(address: string, host: string): string | null {
  const url = URL.parse(address);
  if (url === null || url.protocol !== `${appScheme.scheme}:` || url.host !== host) return null;
  const decoded = decodeOnce(url.pathname);
  if (decoded === null || !decoded.startsWith('/')) return null;
  const segments = decoded.slice(1).split('/');
  return segments.every(isPlain) ? segments.join('/') : null;
}

/** Decoded once, as browsers encode once; what is still encoded then is looked for by that very name. */
function decodeOnce(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    // Malformed escapes are no address of ours.
    return null;
  }
}

function isPlain(segment: string): boolean {
  return segment !== '.' && segment !== '..' && !segment.includes('\\') && !hasControl(segment);
}

function hasControl(segment: string): boolean {
  return Array.from(segment, (character) => character.charCodeAt(0)).some((code) => code < 0x20 || code === 0x7f);
}

/** The file's content, when it is one and really lies in the folder, whatever links say. */
async function readInside(folder: string, name: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, name));
    return file.startsWith(root + sep) ? await readFile(file) : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG' || code === 'EINVAL';
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: pageHeaders });
}
