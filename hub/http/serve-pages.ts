import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problems.ts';
import { allowWebAssembly } from './security-headers.ts';

export interface ServePagesOptions {
  /** Folders of built pages. */
  readonly consoleFolder: string;
  readonly portalFolder: string;
}

/** The worker that keeps the desk in SQLite; see `renderer/desk/desk.worker.ts`. */
const HOLDS_THE_DESK = /[/\\]assets[/\\]desk\.worker-[^/\\]+\.js$/;

interface Pages {
  readonly name: string;
  readonly folder: string;
  /** Where they are reached: `/` or `/portal`. */
  readonly prefix: string;
}

/** Serves the console at `/` and the portal at `/portal/`. What was not built is said plainly to who asks for it. */
export async function servePages(server: FastifyInstance, folders: ServePagesOptions): Promise<void> {
  const portal: Pages = { name: 'portal', folder: folders.portalFolder, prefix: '/portal' };
  const desk: Pages = { name: 'console', folder: folders.consoleFolder, prefix: '/' };
  await server.register(fastifyStatic, { serve: false });
  for (const pages of [portal, desk]) {
    if (isBuilt(pages)) await serveFolder(server, pages);
    else saysNotBuilt(server, pages);
  }
  server.setNotFoundHandler((asked, reply) => {
    const pages = asked.url.startsWith(`${portal.prefix}/`) ? portal : desk;
    if (!isNavigation(asked) || !isBuilt(pages)) return sendProblem(reply, { code: 'address.unknown' });
    // Addresses within the pages are theirs to understand.
    setCaching(reply, 'index.html');
    return reply.sendFile('index.html', pages.folder, { cacheControl: false });
  });
}

async function serveFolder(server: FastifyInstance, { folder, prefix }: Pages): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    prefix,
    redirect: true,
    decorateReply: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply, path) => {
      setCaching(reply, path);
      if (HOLDS_THE_DESK.test(path)) allowWebAssembly(reply);
    },
  });
}

/** What the build names by its content never changes under that name; everything else is asked for anew each time. */
function setCaching(reply: FastifyReply, path: string): void {
  const isNamedByContent = /[/\\]assets[/\\][^/\\]+$/.test(path);
  reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
}

function saysNotBuilt(server: FastifyInstance, { name, prefix }: Pages): void {
  const addresses = prefix === '/' ? ['/'] : [prefix, `${prefix}/*`];
  for (const address of addresses) {
    server.get(address, async (_asked, reply) => {
      const sentence = `The ${name} is not built. "npm start" builds it.\n`;
      return reply.code(503).type('text/plain; charset=utf-8').header('cache-control', 'no-store').send(sentence);
    });
  }
}

function isBuilt({ folder }: Pages): boolean {
  return existsSync(join(folder, 'index.html'));
}

/** A browser that goes to an address, as opposed to a page that fetches a file. */
function isNavigation({ method, url, headers }: FastifyRequest): boolean {
  const [path = ''] = url.split('?');
  const isPage = !path.startsWith('/api/') && !(path.split('/').at(-1) ?? '').includes('.');
  return (method === 'GET' || method === 'HEAD') && isPage && (headers.accept ?? '').includes('text/html');
}
