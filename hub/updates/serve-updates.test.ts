import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { anUpdateClient } from '../../test/support/update-client.ts';
import { anOffer, updateKeyPair } from '../../test/support/update-server.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { signUpdate } from '#platform/node/update-signature.ts';
import { createHttpServer } from '../http/http-server.ts';
import { servePages } from '../http/serve-pages.ts';
import { createLog } from '../log.ts';
import { serveUpdates } from './serve-updates.ts';

const deb = 'deskbell-console-1.1.0-amd64.deb';
const program = Buffer.from('#!/bin/sh\nexit 0\n');
const pair = updateKeyPair();
const offer = Buffer.from(JSON.stringify(anOffer(program)));

const published: Readonly<Record<string, string | Buffer>> = {
  'updates/console/stable-linux-x64.json': offer,
  'updates/console/stable-linux-x64.json.sig': JSON.stringify(signUpdate(offer, pair.privateKey)),
  [`updates/console/${deb}`]: program,
  'updates/console/latest-linux.yml': 'version: 1.1.0',
  'updates/console/active.pem': 'PRIVATE KEY',
  'updates/console/.env': 'SECRET=1',
  'updates/console/linux-unpacked/deskbell-console': '#!/bin/sh',
  'updates/secret/stable-linux-x64.json': '{}',
  'console/index.html': '<title>Console</title>',
};

async function aHub(updatesFolder: 'updates' | null = 'updates') {
  const folder = await temporaryFolder();
  for (const [path, content] of Object.entries(published)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const log = createLog('silent', { write: () => {} });
  const server = await createHttpServer({ log, requestsPerMinute: 1_000, origins: () => [], proxies: [] });
  await servePages(server, { consoleFolder: join(folder, 'console'), portalFolder: join(folder, 'portal') });
  serveUpdates(server, { updatesFolder: updatesFolder === null ? null : join(folder, updatesFolder) });
  onTestFinished(() => server.close());
  return server;
}

test('the channel file is sent as it lies there, and asked for anew each time', async () => {
  const answer = await (await aHub()).inject('/updates/console/stable-linux-x64.json');

  expect(answer.rawPayload).toEqual(offer);
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-cache',
    'content-type': 'application/json; charset=utf-8',
  });
});

test('a package is kept by whoever fetched it, and can be fetched in parts', async () => {
  const hub = await aHub();
  const whole = await hub.inject(`/updates/console/${deb}`);
  const part = await hub.inject({ url: `/updates/console/${deb}`, headers: { range: 'bytes=2-8' } });

  expect(whole.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect([whole.statusCode, part.statusCode, part.payload]).toEqual([200, 206, '/bin/sh']);
  const head = await hub.inject({ method: 'HEAD', url: `/updates/console/${deb}` });
  expect([head.statusCode, head.headers['content-length']]).toEqual([200, String(program.byteLength)]);
});

describe('what is not published is not there, and no page is sent in its place', () => {
  test.each([
    '/updates/console/',
    '/updates/console',
    '/updates/',
    '/updates/console/latest-linux.yml',
    '/updates/console/active.pem',
    '/updates/console/.env',
    '/updates/console/linux-unpacked/deskbell-console',
    '/updates/console/linux-unpacked',
    '/updates/secret/stable-linux-x64.json',
    '/updates/console/..%2fsecret%2fstable-linux-x64.json',
    '/updates/console/%2e%2e%2fsecret%2fstable-linux-x64.json',
    '/updates/console/stable-win32-x64.json',
    '/updates/console/deskbell-console-9.9.9-amd64.deb',
    '/updates/helper/stable-linux-x64.json',
  ])('%s', async (url) => {
    const answer = await (await aHub()).inject(url);

    expect(answer.statusCode).toBe(404);
    expect(answer.headers['cache-control'] ?? '').not.toContain('immutable');
    expect(answer.payload).not.toMatch(/PRIVATE|SECRET|Console/);
  });

  test('nor changed by anybody', async () => {
    const hub = await aHub();
    for (const method of ['PUT', 'POST', 'DELETE'] as const) {
      expect((await hub.inject({ method, url: `/updates/console/${deb}` })).statusCode).toBe(404);
    }
  });

  test('a hub without a folder of updates serves none', async () => {
    expect((await (await aHub(null)).inject('/updates/console/stable-linux-x64.json')).statusCode).toBe(404);
  });
});

test('an installation finds its update on a hub', async () => {
  const hub = await aHub();
  const origin = await hub.listen({ port: 0, host: '127.0.0.1' });
  const { updates } = await anUpdateClient({
    folder: await temporaryFolder(),
    feed: `${origin}/updates/console/`,
    keys: { active: pair.publicKey, reserve: updateKeyPair().publicKey },
    kind: 'deb',
  });

  await updates.check();

  expect(updates.report().update).toMatchObject({ state: 'ready', version: '1.1.0' });
});
