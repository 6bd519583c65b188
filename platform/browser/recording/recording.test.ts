import { agentId, epochMs, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { LEAST_LOCK_ROUNDS } from '#domain/recording/recording-key.record.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenedKey } from './open-recording.ts';
import { keyNeeded, openRecording } from './open-recording.ts';
import type { Bytes, RecordingHead } from './recording-file.ts';
import { HEADER_BYTES, joined, piecesIn, withLength } from './recording-file.ts';
import type { MadeKey } from './recording-lock.ts';
import { makeKey, openKey } from './recording-lock.ts';
import { beginSeal, sealFilm, sealHead, sealTail } from './seal-recording.ts';

const passphrase = 'a bell that rings under the water';
const head: RecordingHead = {
  session: supportSessionId.parse('support-session:1'),
  incident: incidentId.parse('incident:1'),
  agent: agentId.parse('agent:mira'),
  startedAtMs: epochMs.parse(5_000),
  mediaType: 'video/webm;codecs=h264',
};
const tail = { lengthMs: 3_000, isCutShort: false };
const film = [1, 2, 3].map((second) => new Uint8Array(1_000).fill(second));

let made: MadeKey;
let opened: OpenedKey;
let file: Bytes;

beforeAll(async () => {
  made = await makeKey(passphrase, LEAST_LOCK_ROUNDS);
  opened = await opening(made, ` ${passphrase} `);
  file = await recordingOf(made);
});

async function opening(key: MadeKey, words: string): Promise<OpenedKey> {
  const outcome = await openKey(key, words);
  if (!outcome.ok) throw new TypeError(outcome.refusal.code);
  return outcome.value;
}

async function recordingOf(key: MadeKey): Promise<Bytes> {
  const seal = await beginSeal(key);
  const pieces = [
    await sealHead(seal, head),
    ...(await Promise.all(film.map((second, index) => sealFilm(seal, index + 1, second)))),
    await sealTail(seal, film.length + 1, tail),
  ];
  return joined([seal.header, ...pieces]);
}

test('W7: whoever has the passphrase reads what was recorded, and of whom', async () => {
  expect(await openRecording(file, opened)).toEqual({ ok: true, value: { head, tail, film: joined(film) } });
  expect(keyNeeded(file)).toBe(made.fingerprint);
});

test('W7: nothing of the film stands in the file, and no two files are alike', async () => {
  const again = await recordingOf(made);

  expect(Buffer.from(file).includes(Buffer.from(new Uint8Array(16).fill(2)))).toBe(false);
  expect(Buffer.from(file).includes('video/webm')).toBe(false);
  expect(again.slice(40, HEADER_BYTES)).not.toEqual(file.slice(40, HEADER_BYTES));
});

test('W7: another passphrase opens nothing', async () => {
  expect(await openKey(made, 'a bell that rings under the Water')).toEqual({
    ok: false,
    refusal: { code: 'recording.passphrase-wrong' },
  });
});

test('W7: a lock that was changed opens nothing', async () => {
  const other = await makeKey(passphrase, LEAST_LOCK_ROUNDS);
  const changed = { ...made, lock: { ...made.lock, locked: other.lock.locked } };

  expect(await openKey(changed, passphrase)).toMatchObject({ refusal: { code: 'recording.passphrase-wrong' } });
});

test('W7: a key of another desk opens nothing', async () => {
  const other = await opening(await makeKey(passphrase, LEAST_LOCK_ROUNDS), passphrase);

  expect(await openRecording(file, other)).toMatchObject({
    refusal: { code: 'recording.key-unknown' },
  });
});

test('W7: nothing is recorded with a key that is not the one of its fingerprint', async () => {
  await expect(beginSeal({ ...made, fingerprint: 'ab'.repeat(32) })).rejects.toMatchObject({
    code: 'recording.key-broken',
  });
});

describe('what was changed is refused', () => {
  const altered = { ok: false, refusal: { code: 'recording.altered' } };

  test('W7: any one bit of the header, of a length, of a piece', async () => {
    const pieceAt = HEADER_BYTES + 4;
    // One in each part of the header but the fingerprint, by which the key is chosen; lengths; the first piece and the last.
    const places = [0, 4, 40, 105, 115, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + 3, pieceAt, file.length - 1];
    for (const place of places) {
      const changed = file.slice();
      changed[place]! ^= 1;
      expect(await openRecording(changed, opened), `byte ${place}`).toEqual(altered);
    }
  });

  test('W7: pieces that are missing, doubled, or in another order', async () => {
    const pieces = piecesIn(file)!.map((piece) => withLength(piece.slice()));
    const [first, one, two, three, last] = pieces as [Bytes, Bytes, Bytes, Bytes, Bytes];
    const header = file.slice(0, HEADER_BYTES);
    const forgeries = [
      [],
      [first],
      [first, one, two, three],
      [first, one, three, last],
      [first, two, one, three, last],
      [first, one, one, two, three, last],
      [one, two, three, last],
      [first, one, two, three, last, last],
      [first, last],
    ];

    for (const forgery of forgeries) {
      expect(await openRecording(joined([header, ...forgery]), opened)).toEqual(altered);
    }
    expect(await openRecording(joined([header, ...pieces]), opened)).toMatchObject({ ok: true });
  });

  test('W7: what was cut anywhere', async () => {
    for (const length of [0, 3, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + 2, file.length - 1]) {
      expect(await openRecording(file.slice(0, length), opened)).toEqual(altered);
    }
  });

  test('W7: pieces of another recording of the same key', async () => {
    const other = piecesIn(await recordingOf(made))!.map((piece) => withLength(piece.slice()));

    expect(await openRecording(joined([file.slice(0, HEADER_BYTES), ...other]), opened)).toEqual(altered);
  });
});
