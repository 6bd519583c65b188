import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
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
const keys = { active: active.publicKey, reserve: reserve.publicKey };

/** The "AppImage" of the new version: a program that notes down that it ran. */
const newProgram = Buffer.from(`#!/bin/sh\necho ran >> "$0.ran"\nexit 0\n${'#'.repeat(300_000)}\n`);
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

describe('an update that lies ready', () => {
  test('is not installed when the app ends, unless somebody agreed', async () => {
    offerNew();
    const { updates, acts } = await client();
    await updates.check();

    updates.atQuit();

    expect(acts).toEqual([]);
  });

  test('"at quit" installs when the app ends, and the new program is in the place of the old', async () => {
    offerNew();
    const { updates, acts, installed } = await client();
    await updates.check();
    expect(await updates.answer('at-quit')).toEqual({ held: null });
    expect(updates.report().update).toMatchObject({ state: 'ready', choice: 'at-quit' });

    updates.atQuit();

    expect(acts).toEqual(['installs']);
    expect(await readFile(installed)).toEqual(newProgram);
    expect(existsSync(`${installed}.ran`)).toBe(true);
  });

  test('"now" ends the app, installs and starts again', async () => {
    offerNew();
    const { updates, acts } = await client();
    await updates.check();

    expect(await updates.answer('now')).toEqual({ held: null });
    expect(acts).toEqual(['ends']);
    updates.atQuit();

    expect(acts).toEqual(['ends', 'installs, starts again']);
  });

  test('"now" counts no more when the app was kept open', async () => {
    offerNew();
    const { updates, acts, clock } = await client();
    await updates.check();
    await updates.answer('now');
    clock.advance(3_600_000);

    updates.atQuit();

    expect(acts).toEqual(['ends']);
  });

  test.each(['remote-session', 'unsaved-draft'] as const)(
    'interrupts no %s: not now, and not at quit',
    async (hold) => {
      offerNew();
      const { updates, acts, holdBy } = await client();
      await updates.check();
      holdBy(hold);

      expect(await updates.answer('now')).toEqual({ held: hold });
      await updates.answer('at-quit');
      updates.atQuit();

      expect(acts).toEqual([]);
    },
  );

  test('"tomorrow" is quiet until tomorrow, also after a new start', async () => {
    offerNew();
    const first = await client();
    await first.updates.check();
    await first.updates.answer('tomorrow');
    expect(first.updates.report().update).toMatchObject({ choice: 'tomorrow' });

    const { updates, clock } = await client();
    await updates.check();
    expect(updates.report().update).toMatchObject({ choice: 'tomorrow' });
    clock.advance(24 * 3_600_000);
    await updates.check();

    expect(updates.report().update).toMatchObject({ choice: 'undecided' });
  });

  test('gives way to a newer one, and is forgotten when it was withdrawn', async () => {
    offerNew();
    const { updates, acts } = await client();
    await updates.check();
    await updates.answer('at-quit');

    offerNew({ version: '1.2.0', issuedAtMs: ISSUED_AT_MS + 1 });
    await updates.check();
    expect(updates.report().update).toMatchObject({ state: 'ready', version: '1.2.0', choice: 'undecided' });

    offerNew({ version: '1.0.0', issuedAtMs: ISSUED_AT_MS + 2 });
    await updates.check();
    updates.atQuit();

    expect(updates.report().update.state).toBe('idle');
    expect(acts).toEqual([]);
  });

  test('stays ready while the server is away', async () => {
    offerNew();
    const { updates } = await client();
    await updates.check();
    server.files.clear();

    await updates.check();

    expect(updates.report().update.state).toBe('ready');
  });

  test('that was never found cannot be answered', async () => {
    const { updates } = await client();

    expect(await updates.answer('now')).toEqual({ held: 'nothing-ready' });
  });
});

describe('from one start to the next', () => {
  /** Runs until it waits for its first check. */
  async function started(version: string) {
    const it = await client({ version });
    const end = new AbortController();
    const running = it.updates.run(end.signal);
    await expect.poll(() => it.clock.due()).toEqual([60_000]);
    return { ...it, end: async () => (end.abort(), await running) };
  }

  test('the new version says what is new, once', async () => {
    offerNew();
    const old = await started('1.0.0');
    await old.updates.check();
    await old.updates.answer('at-quit');
    await old.end();

    const fresh = await started('1.1.0');
    expect(fresh.updates.report().news).toEqual({
      version: '1.1.0',
      notes: { en: 'Rings louder.', de: 'Klingelt lauter.' },
    });
    await fresh.updates.dismissNews();
    await fresh.end();

    const later = await started('1.1.0');
    expect(later.updates.report().news).toBeNull();
    await later.end();
  });

  test('the first start of all has no news', async () => {
    const first = await started('1.0.0');

    expect(first.updates.report().news).toBeNull();
    await first.end();
  });

  test('a version that was agreed to and does not run: it is said', async () => {
    offerNew();
    const old = await started('1.0.0');
    await old.updates.check();
    await old.updates.answer('now');
    await old.end();

    const { updates, end } = await started('1.0.0');

    expect(updates.report().update).toMatchObject({ state: 'refused', code: 'update.not-installed' });
    await end();
  });

  test('it looks a minute after the start, and every four hours or so', async () => {
    offerNew({ version: '1.0.0' });
    const { updates, clock, end } = await started('1.0.0');

    clock.advance(60_000);
    await expect.poll(() => clock.due()).toEqual([4 * 3_600_000]);
    expect(updates.report().update).toEqual({ state: 'idle', checkedAtMs: clock.nowMs() });
    clock.advance(4 * 3_600_000);
    await expect.poll(() => server.asked.filter((name) => name === channelFile)).toHaveLength(2);
    await end();
  });
});
