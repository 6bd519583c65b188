import { agentId, epochMs, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import { LEAST_LOCK_ROUNDS } from '#domain/recording/recording-key.record.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { openRecording } from '#platform/browser/recording/open-recording.ts';
import type { MadeKey } from '#platform/browser/recording/recording-lock.ts';
import { makeKey, openKey } from '#platform/browser/recording/recording-lock.ts';
import { beginSeal, sealFilm, sealHead } from '#platform/browser/recording/seal-recording.ts';
import { beforeAll, expect, test } from 'vitest';
import { keepRecording } from './keep-recording.ts';
import { aRecordingStore } from './recording.fixtures.ts';

const about = {
  session: supportSessionId.parse('support-session:1'),
  incident: incidentId.parse('incident:1'),
  agent: agentId.parse('agent:mira'),
};
const passphrase = 'nobody guesses this one soon';
let made: MadeKey;

beforeAll(async () => {
  made = await makeKey(passphrase, LEAST_LOCK_ROUNDS);
});

/** What a console leaves that ended after so many seconds. */
async function leftAfter(seconds: number) {
  const store = aRecordingStore();
  const seal = await beginSeal(made);
  const id = newCommandId();
  const head = { ...about, startedAtMs: epochMs.parse(5_000), mediaType: 'video/webm' };
  const take = { ...about, id, name: 'recording', seal, isClosed: false };
  await store.database.begin(take, await sealHead(seal, head));
  for (let number = 1; number <= seconds; number += 1) {
    await store.database.append(id, number, await sealFilm(seal, number, new Uint8Array([number])), number * 1_000);
  }
  const noted: HappeningNoted[] = [];
  const keep = () => keepRecording(id, { ...store, note: (_, happening) => void noted.push(happening) });
  return { store, id, noted, keep };
}

test('W7: what a crash has left gets its end, says that it was cut short, and lacks nothing that was written', async () => {
  const { store, noted, keep } = await leftAfter(3);
  await keep();

  const key = await openKey(made, passphrase);
  const opened = key.ok ? await openRecording(store.files()[0]!, key.value) : key;
  expect(opened).toMatchObject({
    value: { tail: { lengthMs: 3_000, isCutShort: true }, film: new Uint8Array([1, 2, 3]) },
  });
  expect(noted).toMatchObject([{ type: 'recording-kept', data: { lengthMs: 3_000, isCutShort: true } }]);
  expect(store.left()).toBe(0);
});

test('W7: of a recording without a second of film nothing is kept', async () => {
  const { store, noted, keep } = await leftAfter(0);
  await keep();

  expect([store.files(), store.issued, noted, store.left()]).toEqual([[], [], [], 0]);
});

test('W7: what was on its way when the console ended is put on the ticket by the same command, so once', async () => {
  const { store, id, keep } = await leftAfter(2);
  const broken = { ...store.database, forget: async () => Promise.reject(new Error('ended')) };
  await expect(keepRecording(id, { ...store, database: broken, note: () => undefined })).rejects.toThrow('ended');
  await keep();

  expect(store.issued.map((command) => command.id)).toEqual([id, id]);
  expect(store.files()).toHaveLength(1);
  expect(await keep()).toEqual({ ok: true, value: null });
  expect(store.issued).toHaveLength(2);
});

test('W7: what could not be kept stays for another time', async () => {
  const { store, keep } = await leftAfter(2);
  const refused = {
    ...store.desk,
    addFile: async () => ({ ok: false as const, refusal: { code: 'attachment.no-room' } }),
  };
  const [id] = store.takes();

  expect(await keepRecording(id!, { ...store, desk: refused, note: () => undefined })).toMatchObject({ ok: false });
  expect(store.left()).toBe(1);
  await keep();
  expect(store.left()).toBe(0);
});
