import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { UpdateClientOptions } from '../../../test/support/update-client.ts';
import { anUpdateClient } from '../../../test/support/update-client.ts';
import type { OfferText, UpdateServer } from '../../../test/support/update-server.ts';
import {
  anOffer,
  ISSUED_AT_MS,
  publish,
  startUpdateServer,
  updateKeyPair,
} from '../../../test/support/update-server.ts';

const active = updateKeyPair();
const reserve = updateKeyPair();
const stranger = updateKeyPair();
const keys = { active: active.publicKey, reserve: reserve.publicKey };

const newProgram = Buffer.from(`#!/bin/sh\nexit 0\n${'#'.repeat(300_000)}\n`);
const channelFile = 'stable-linux-x64.json';

let server: UpdateServer;
let folder: string;
beforeEach(async () => {
  server = await startUpdateServer();
  folder = await temporaryFolder();
});

const client = (over: Partial<UpdateClientOptions> = {}) =>
  anUpdateClient({ folder, feed: server.feed, keys, ...over });
const offerNew = (over: Partial<OfferText> = {}, by = active) =>
  publish(server, anOffer(newProgram, over), newProgram, by);

describe('a good update', () => {
  test('is found, downloaded and offered, with its notes', async () => {
    offerNew();
    const { updates, seen, pending } = await client();

    await updates.check();

    expect(updates.report().update).toEqual({
      state: 'ready',
      version: '1.1.0',
      notes: { en: 'Rings louder.', de: 'Klingelt lauter.' },
      sizeBytes: newProgram.byteLength,
      choice: 'undecided',
      canWaitForQuit: true,
    });
    expect(seen).toEqual(['checking', 'available', 'downloading', 'ready']);
    expect(await readFile(join(pending, 'deskbell-console-1.1.0-x86_64.AppImage'))).toEqual(newProgram);
  });

  test('is believed under the reserve key as well', async () => {
    offerNew({}, reserve);
    const { updates } = await client();

    await updates.check();

    expect(updates.report().update.state).toBe('ready');
  });

  test('that was downloaded before is not downloaded again', async () => {
    offerNew();
    await (await client()).updates.check();
    const again = await client();

    await again.updates.check();

    expect(again.updates.report().update.state).toBe('ready');
    expect(server.asked.filter((name) => name.endsWith('.AppImage'))).toHaveLength(1);
  });

  test('is fetched as the Debian package where that is what is installed', async () => {
    offerNew();
    const { updates, pending } = await client({ kind: 'deb' });

    await updates.check();

    expect(updates.report().update.state).toBe('ready');
    expect(await readdir(pending)).toContain('deskbell-console-1.1.0-amd64.deb');
  });

  test('is fetched over redirects: what is believed is the signature', async () => {
    offerNew();
    const published = Array.from(server.files);
    for (const [name, file] of published) {
      server.files.set(`moved/${name}`, file);
      server.files.set(name, (_asked, reply) =>
        reply.writeHead(302, { location: `${server.feed}moved/${name}` }).end(),
      );
    }
    const { updates } = await client();

    await updates.check();

    expect(updates.report().update.state).toBe('ready');
  });

  test('may be the same version that runs: then there is nothing to do', async () => {
    offerNew({ version: '1.0.0' });
    const { updates, clock } = await client();

    await updates.check();

    expect(updates.report().update).toEqual({ state: 'idle', checkedAtMs: clock.nowMs() });
  });
});

describe('what nobody vouches for is refused by name, and nothing is downloaded', () => {
  const cases: readonly (readonly [string, string, () => unknown])[] = [
    ['no signature', 'update.unsigned', () => server.files.delete(`${channelFile}.sig`)],
    ['a signature that is none', 'update.unsigned', () => server.files.set(`${channelFile}.sig`, '{"keyId":"x"}')],
    ['a key that is not pinned', 'update.key-unknown', () => offerNew({}, stranger)],
    ['an altered channel file', 'update.signature-wrong', () => alter(channelFile)],
    ['a channel file cut short', 'update.signature-wrong', () => cut(channelFile)],
    ['the offer of another app', 'update.other-app', () => offerNew({ app: 'helper' })],
    ['the offer for another system', 'update.other-system', () => offerNew({ target: 'win32-x64' })],
    ['no file for this kind of installation', 'update.other-system', () => offerNew({ files: onlyDeb() })],
    ['an older version', 'update.older', () => offerNew({ version: '0.9.9' })],
    ['an offer nobody has renewed', 'update.expired', () => offerNew({ expiresAtMs: ISSUED_AT_MS + 1 })],
    ['a signing clock far ahead', 'update.from-the-future', () => offerNew({ issuedAtMs: ISSUED_AT_MS + 9e8 })],
    ['a signed text of another shape', 'update.malformed', () => offerNew({ extra: true } as object)],
    ['a signed file name that leads elsewhere', 'update.malformed', () => offerNew({ files: elsewhere() })],
    ['no channel file', 'update.unreachable', () => server.files.delete(channelFile)],
    ['a channel file without end', 'update.unreachable', () => server.files.set(channelFile, Buffer.alloc(70_000))],
    [
      'a server in trouble',
      'update.unreachable',
      () => server.files.set(channelFile, (_, reply) => reply.writeHead(500).end()),
    ],
    ['a redirect in circles', 'update.unreachable', () => server.files.set(channelFile, inCircles)],
  ];
  const onlyDeb = () => anOffer(newProgram).files.filter(({ name }) => name.endsWith('.deb'));
  const elsewhere = () => [{ ...anOffer(newProgram).files[0]!, name: '../../etc/evil.AppImage' }];
  const inCircles = (_asked: unknown, reply: ServerResponse) =>
    reply.writeHead(302, { location: `${server.feed}${channelFile}` }).end();
  const bytesOf = (name: string) => Buffer.from(server.files.get(name) as Uint8Array);
  const alter = (name: string) =>
    server.files.set(name, Buffer.from(bytesOf(name).toString().replace('1.1.0', '1.1.1')));
  const cut = (name: string) => server.files.set(name, bytesOf(name).subarray(0, -1));

  test.each(cases)('%s: %s', async (_what, code, spoil) => {
    offerNew();
    spoil();
    const { updates, faults } = await client();

    await updates.check();

    expect(updates.report().update).toMatchObject({ state: 'refused', code });
    expect(server.asked.filter((name) => /\.(?:AppImage|deb)$/.test(name))).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('an older channel file, once a newer one was seen: replayed', async () => {
    const { updates } = await client();
    offerNew({ issuedAtMs: ISSUED_AT_MS + 2, version: '1.0.0' });
    await updates.check();

    offerNew({ issuedAtMs: ISSUED_AT_MS + 1, version: '1.1.0' });
    await updates.check();

    expect(updates.report().update).toMatchObject({ state: 'refused', code: 'update.replayed' });
  });

  test('also after a new start', async () => {
    offerNew({ issuedAtMs: ISSUED_AT_MS + 2, version: '1.0.0' });
    await (await client()).updates.check();
    offerNew({ issuedAtMs: ISSUED_AT_MS + 1 });
    const { updates } = await client();

    await updates.check();

    expect(updates.report().update).toMatchObject({ state: 'refused', code: 'update.replayed' });
  });

  test('a server that is not there', async () => {
    const { updates } = await client({ feed: 'http://127.0.0.1:1/updates/console/' });

    await updates.check();

    expect(updates.report().update).toMatchObject({ state: 'refused', code: 'update.unreachable' });
  });

  test('a server that does not answer in time', async () => {
    server.files.set(channelFile, () => {});
    const { updates } = await client({ answerWithinMs: 50 });

    await updates.check();

    expect(updates.report().update).toMatchObject({ state: 'refused', code: 'update.unreachable' });
  });
});

describe('a file that is not what was signed', () => {
  const file = 'deskbell-console-1.1.0-x86_64.AppImage';

  test('in one byte: refused, and nothing of it is kept', async () => {
    offerNew();
    const spoilt = Buffer.from(newProgram);
    spoilt[1_000]! ^= 1;
    server.files.set(file, spoilt);
    const { updates, pending } = await client();

    await updates.check();

    expect(updates.report().update).toMatchObject({ state: 'refused', code: 'update.file-wrong' });
    expect(await readdir(pending)).toEqual([]);
  });

  test('because it is longer: given up', async () => {
    offerNew();
    server.files.set(file, Buffer.concat([newProgram, newProgram]));
    const { updates } = await client();

    await updates.check();

    expect(updates.report().update).toMatchObject({ state: 'refused', code: 'update.file-wrong' });
  });

  test('because the line broke: it stays on offer, and the next check goes on', async () => {
    offerNew();
    server.files.set(file, (_asked, reply) => {
      reply.writeHead(200, { 'content-length': newProgram.byteLength });
      reply.write(newProgram.subarray(0, 1_000), () => reply.destroy());
    });
    const { updates, seen } = await client();
    await updates.check();
    expect(updates.report().update.state).toBe('available');

    server.files.set(file, newProgram);
    await updates.check();

    expect(seen.at(-1)).toBe('ready');
  });

  test('because it never comes to an end: given up after a while', async () => {
    offerNew();
    const reached = Promise.withResolvers<void>();
    server.files.set(file, (_asked, reply) => {
      reply.writeHead(200, { 'content-length': newProgram.byteLength });
      reply.write(newProgram.subarray(0, 1_000), () => reached.resolve());
    });
    const { updates, clock } = await client({ stallMs: 120_000 });
    const checking = updates.check();
    await reached.promise;

    clock.advance(120_000);
    await checking;

    expect(updates.report().update).toMatchObject({ state: 'refused', code: 'update.too-slow' });
  });

  test('any more when it comes to installing it: nothing is installed', async () => {
    offerNew();
    const { updates, pending, installed, faults, acts } = await client();
    await updates.check();
    await updates.answer('at-quit');
    await writeFile(join(pending, file), 'something else');

    updates.atQuit();

    expect(acts).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(await readFile(installed, 'utf8')).toBe('#!/bin/sh\nexit 0\n');
  });
});

describe('a staged rollout', () => {
  const inFirstTenth = '00000000-0000-4000-8000-000010000000';
  const inLastTenth = '00000000-0000-4000-8000-0000f8000000';

  test.each([
    [inFirstTenth, 10, 'ready'],
    [inLastTenth, 10, 'idle'],
    [inLastTenth, 100, 'ready'],
    [inFirstTenth, 0, 'idle'],
  ])('installation %s and %i of a hundred: %s, at every check', async (id, stagingPercent, state) => {
    await writeFile(join(folder, '.updaterId'), id);
    offerNew({ stagingPercent });
    const { updates } = await client();

    await updates.check();
    await updates.check();

    expect(updates.report().update.state).toBe(state);
  });
});

describe('rotation', () => {
  test('a version signed by the reserve brings the next pair, and the stolen key is believed no more', async () => {
    const next = updateKeyPair();
    offerNew({}, reserve);
    const old = await client();
    await old.updates.check();
    expect(old.updates.report().update.state).toBe('ready');

    const rotated = await client({
      version: '1.1.0',
      keys: { active: reserve.publicKey, reserve: next.publicKey },
    });
    offerNew({ version: '1.2.0', issuedAtMs: ISSUED_AT_MS + 1 }, active);
    await rotated.updates.check();
    expect(rotated.updates.report().update).toMatchObject({ state: 'refused', code: 'update.key-unknown' });

    offerNew({ version: '1.2.0', issuedAtMs: ISSUED_AT_MS + 1 }, next);
    await rotated.updates.check();
    expect(rotated.updates.report().update).toMatchObject({ state: 'ready', version: '1.2.0' });
  });
});

test('the channel file is asked for without saying who asks', async () => {
  const headers: unknown[] = [];
  server.files.set(channelFile, (asked, reply) => {
    headers.push(asked.headers);
    reply.writeHead(404).end();
  });
  const { updates } = await client();

  await updates.check();

  expect(JSON.stringify(headers)).not.toMatch(/staging|cookie|authorization/i);
});
