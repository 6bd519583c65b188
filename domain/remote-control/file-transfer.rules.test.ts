import { array, assert, boolean, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CHUNK_BYTES,
  chunksOf,
  chunkToSend,
  judgeChunk,
  placeOfChunk,
  sendFrom,
  sentNext,
  writtenUpTo,
} from './file-transfer.rules.ts';

describe('a file in a session (W3, W4)', () => {
  test('is cut into chunks that make the whole of it, and nothing twice', () => {
    assert(
      property(integer({ min: 1, max: 10 * CHUNK_BYTES }), (sizeBytes) => {
        const places = Array.from({ length: chunksOf(sizeBytes) }, (_, index) => placeOfChunk(sizeBytes, index));
        expect(places.map(({ from }) => from)).toEqual([0, ...places.slice(0, -1).map(({ to }) => to)]);
        expect(places.at(-1)?.to).toBe(sizeBytes);
      }),
    );
  });

  test('arrives whole and in order, whatever is lost whenever another connection takes over', () => {
    // In each round the sender sends what it may, some of it arrives, some is said to have; then what is under way is lost.
    const round = tuple(integer({ min: 0, max: 6 }), boolean(), boolean());
    assert(
      property(integer({ min: 1, max: 12 }), array(round, { maxLength: 20 }), (chunks, rounds) => {
        const sizeBytes = chunks * CHUNK_BYTES - 7;
        const written: number[] = [];
        let sending = sendFrom(chunks, 0)!;
        const sendAll = (most: number, arriving: number) => {
          const underWay: number[] = [];
          for (let index = chunkToSend(sending, most); index !== null; index = chunkToSend(sending, most)) {
            underWay.push(index);
            sending = sentNext(sending);
          }
          expect(underWay.length).toBeLessThanOrEqual(most);
          for (const index of underWay.slice(0, arriving)) {
            const { from, to } = placeOfChunk(sizeBytes, index);
            const judged = judgeChunk({ sizeBytes, have: written.length }, { index, lengthBytes: to - from });
            if (judged === 'write') written.push(index);
          }
        };
        for (const [arriving, isControlGranted, isTakenOver] of rounds) {
          sendAll(isControlGranted ? 2 : 16, arriving);
          sending = isTakenOver ? sendFrom(chunks, written.length)! : writtenUpTo(sending, written.length)!;
        }
        for (let round = 0; round < chunks; round += 1) {
          sending = sendFrom(chunks, written.length)!;
          sendAll(2, 2);
        }
        expect(written).toEqual(Array.from({ length: chunks }, (_, index) => index));
      }),
    );
  });

  test('is refused where no honest end would say such a thing', () => {
    const file = { sizeBytes: 2 * CHUNK_BYTES + 1, have: 1 };
    const sending = sentNext(sendFrom(3, 0)!);

    expect([
      judgeChunk(file, { index: 3, lengthBytes: 1 }),
      judgeChunk(file, { index: 1, lengthBytes: CHUNK_BYTES - 1 }),
      judgeChunk(file, { index: 2, lengthBytes: CHUNK_BYTES }),
    ]).toEqual(['refuse', 'refuse', 'refuse']);
    expect([sendFrom(3, 4), writtenUpTo(sending, 4)]).toEqual([null, null]);
  });

  test('goes on behind what the other end has, also where that is ahead of what was begun anew', () => {
    const begunAnew = sendFrom(8, 3)!;

    expect(writtenUpTo(begunAnew, 5)).toEqual({ chunks: 8, written: 5, next: 5 });
    expect(writtenUpTo({ ...begunAnew, next: 5 }, 4)).toEqual({ chunks: 8, written: 4, next: 5 });
    expect(writtenUpTo(begunAnew, 2)).toEqual(begunAnew);
  });

  test('a chunk that is there is ignored, and a gap is asked about', () => {
    const file = { sizeBytes: 3 * CHUNK_BYTES, have: 1 };

    expect([0, 1, 2].map((index) => judgeChunk(file, { index, lengthBytes: CHUNK_BYTES }))).toEqual([
      'ignore',
      'write',
      'ask',
    ]);
  });
});
