import { expect, test } from 'vitest';
import { indexWebm } from './index-webm.ts';
import { readWebm } from './read-webm.ts';
import type { Bytes } from './recording-file.ts';
import { joined } from './recording-file.ts';

const bytes = (...values: number[]): Bytes => Uint8Array.from(values);

/** An element whose length is one byte. */
const small = (id: readonly number[], body: Bytes): Bytes => joined([bytes(...id, 0x80 | body.length), body]);

const frame = (afterMs: number, isKeyframe: boolean): Bytes =>
  small([0xa3], bytes(0x81, afterMs >> 8, afterMs & 0xff, isKeyframe ? 0x80 : 0, 1, 2, 3));

/** A frame as recorders write it that say what it refers to. */
const group = (afterMs: number, isKeyframe: boolean): Bytes =>
  small(
    [0xa0],
    joined([small([0xa1], bytes(0x81, 0, afterMs, 0, 9)), ...(isKeyframe ? [] : [small([0xfb], bytes(0xff))])]),
  );

/** A cluster that goes on until something follows, as in what a browser records. */
const openCluster = (timeMs: number, ...frames: Bytes[]): Bytes =>
  joined([
    bytes(0x1f, 0x43, 0xb6, 0x75, 0x01, 255, 255, 255, 255, 255, 255, 255),
    small([0xe7], bytes(timeMs >> 8, timeMs & 0xff)),
    ...frames,
  ]);

const beginning = joined([
  small([0x1a, 0x45, 0xdf, 0xa3], bytes(1, 2)),
  bytes(0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255),
  small([0x15, 0x49, 0xa9, 0x66], bytes(0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40)),
  small([0x16, 0x54, 0xae, 0x6b], bytes(7, 7, 7)),
]);

const recorded = joined([
  beginning,
  openCluster(0, frame(0, true), frame(100, false)),
  openCluster(2_000, frame(0, true), frame(900, false)),
  openCluster(4_000, frame(0, false), frame(300, false)),
]);

test('W7: what was recorded gets its length, and loses no frame', () => {
  const indexed = indexWebm(recorded);
  const [before, after] = [readWebm(recorded), readWebm(indexed?.bytes ?? bytes())];

  expect(indexed?.lengthMs).toBe(4_340);
  expect(after?.clusters.map(({ body }) => [...body])).toEqual(before?.clusters.map(({ body }) => [...body]));
  expect(after?.tracks).toEqual(before?.tracks);
});

test('W7: the index names each cluster that a player can begin at, by its place', () => {
  const { bytes: indexed } = indexWebm(recorded)!;
  const segmentFrom = placesOf(indexed, [0x18, 0x53, 0x80, 0x67])[0]! + 12;
  const clusters = placesOf(indexed, [0x1f, 0x43, 0xb6, 0x75]).slice(-3);
  const positions = placesOf(indexed, [0xf1, 0x01, 0, 0, 0, 0, 0, 0, 8]).map((at) =>
    Number(new DataView(indexed.buffer).getBigUint64(at + 9)),
  );

  expect(positions).toEqual(clusters.slice(0, 2).map((at) => at - segmentFrom));
});

test('W7: frames in groups are read like others', () => {
  const film = readWebm(
    joined([beginning, openCluster(0, group(0, true), group(50, false)), openCluster(500, group(0, false))]),
  );

  expect(film?.clusters.map(({ startsWithKeyframe, lastMs }) => ({ startsWithKeyframe, lastMs }))).toEqual([
    { startsWithKeyframe: true, lastMs: 50 },
    { startsWithKeyframe: false, lastMs: 500 },
  ]);
});

test('W7: what a crash has cut in the middle of a frame ends with the frame before', () => {
  for (let cut = 1; cut < frame(300, false).length; cut += 1) {
    const film = readWebm(recorded.slice(0, -cut));
    expect([film?.clusters.length, film?.clusters.at(-1)?.lastMs]).toEqual([3, 4_000]);
  }
});

test.each([
  ['nothing', bytes()],
  ['no film', bytes(1, 2, 3, 4, 5, 6, 7, 8)],
  ['a film without a frame', beginning],
  ['a beginning of a beginning', beginning.slice(0, 20)],
])('W7: %s is not indexed', (_, given) => expect(indexWebm(given)).toBeNull());

test('W7: what was indexed once is indexed to the same again', () => {
  const once = indexWebm(recorded)!;

  expect(indexWebm(once.bytes)?.bytes).toEqual(once.bytes);
});

function placesOf(hay: Bytes, needle: readonly number[]): readonly number[] {
  return [...hay.keys()].filter((at) => needle.every((byte, place) => hay[at + place] === byte));
}
