import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { createLog } from '../log.ts';
import { createHttpServer } from './http-server.ts';
import { servePages } from './serve-pages.ts';

const built: Readonly<Record<string, string>> = {
  'console/index.html': '<title>Console</title>',
  'console/sw.js': 'self.skipWaiting();',
  'console/assets/desk-3f9a.js': 'export {};',
  'console/assets/desk.worker-51c0.js': 'export {};',
  'console/assets/sqlite3-77ab.wasm': 'not really',
  'console/.secret': 'not for the world',
  'portal/index.html': '<title>Portal</title>',
  'portal/assets/portal-77ab.css': 'body{}',
};

async function aServer(files = built) {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'database'), 'beside the pages');
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const server = await createHttpServer({
    log: createLog('silent', { write: () => {} }),
    requestsPerMinute: 1_000,
    origins: () => ['http://127.0.0.1:4680', 'http://[::1]:4680', 'https://desk.example.org'],
    proxies: [],
  });
  await servePages(server, { consoleFolder: join(folder, 'console'), portalFolder: join(folder, 'portal') });
  onTestFinished(() => server.close());
  return server;
}

const navigation = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('addresses a browser goes to', () => {
  test.each([
    ['/', 'Console'],
    ['/index.html', 'Console'],
    ['/incident/019a8f?tab=history', 'Console'],
    ['/portal/', 'Portal'],
    ['/portal/incidents/019a8f', 'Portal'],
  ])('%s shows the %s, and is asked for anew each time', async (url, title) => {
    const answer = await (await aServer()).inject({ url, headers: navigation });

    expect(answer.body).toContain(title);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  test('the portal is found without its last stroke, too', async () => {
    const answer = await (await aServer()).inject({ url: '/portal', headers: navigation });

    expect([answer.statusCode, answer.headers.location]).toEqual([301, '/portal/']);
  });
});

test('what is named by its content is kept for a year; the service worker never', async () => {
  const server = await aServer();
  const cachingOf = async (url: string) => (await server.inject({ url })).headers['cache-control'];

  expect(await cachingOf('/assets/desk-3f9a.js')).toBe('public, max-age=31536000, immutable');
  expect(await cachingOf('/portal/assets/portal-77ab.css')).toBe('public, max-age=31536000, immutable');
  expect(await cachingOf('/sw.js')).toBe('no-cache');
});

test.each(['/assets/gone-1234.js', '/api/nowhere', '/favicon.ico', '/.secret', '/portal/assets/gone.css'])(
  '%s is not there, and no page is sent in its place',
  async (url) => {
    const answer = await (await aServer()).inject({ url, headers: navigation });

    expect(answer.json()).toMatchObject({ status: 404, code: 'address.unknown' });
  },
);

test.each([
  '/../database',
  '/..%2fdatabase',
  '/assets/%2e%2e/%2e%2e/database',
  '/portal/..%5c..%5cdatabase',
  '//etc/passwd',
])('%s leads to nothing outside the pages', async (url) => {
  const answer = await (await aServer()).inject({ url });

  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.body).not.toContain('beside the pages');
});

test('pages that are not built: the hub says so instead of pretending that nothing is there', async () => {
  const server = await aServer({});

  for (const [url, name] of [
    ['/', 'console'],
    ['/portal', 'portal'],
    ['/portal/incidents', 'portal'],
  ] as const) {
    const answer = await server.inject({ url, headers: navigation });
    expect([answer.statusCode, answer.body]).toEqual([503, `The ${name} is not built. "npm start" builds it.\n`]);
  }
});

test('a page may run the scripts of the hub, speak to it, and nothing else', async () => {
  const { headers } = await (await aServer()).inject({ url: '/', headers: navigation });

  expect(String(headers['content-security-policy']).split(';')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self' ws://127.0.0.1:4680 wss://desk.example.org",
    "worker-src 'self'",
    "img-src 'self' data: blob:",
    'media-src blob:',
    "font-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
});

test('the worker that keeps the desk may compile WebAssembly, and nothing else may', async () => {
  const server = await aServer();
  const policyOf = async (url: string) =>
    String((await server.inject({ url })).headers['content-security-policy']).split(';')[1];

  expect(await policyOf('/assets/desk.worker-51c0.js')).toBe("script-src 'self' 'wasm-unsafe-eval'");
  for (const url of ['/', '/assets/desk-3f9a.js', '/sw.js', '/portal/', '/portal/assets/portal-77ab.css', '/healthz']) {
    expect(await policyOf(url)).toBe("script-src 'self'");
  }
});

test('WebAssembly is served as what it is, so that browsers compile it while it comes', async () => {
  const { headers } = await (await aServer()).inject({ url: '/assets/sqlite3-77ab.wasm' });

  expect(headers['content-type']).toBe('application/wasm');
});
