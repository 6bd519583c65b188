import { assert, integer, property, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { readBeat, writeBeat } from './heartbeat.ts';

const counter = integer({ min: 0, max: 0xffff_ffff });

test('a beat is read as it was written', () => {
  assert(
    property(counter, counter, integer({ min: 0, max: 0xffff }), counter, (number, heard, heldMs, received) => {
      expect(readBeat(writeBeat({ number, heard, heldMs, received }))).toEqual({ number, heard, heldMs, received });
    }),
  );
});

test('what was kept for longer than can be said was kept for the longest that can', () => {
  expect(readBeat(writeBeat({ number: 1, heard: 1, heldMs: 90_000, received: 0 }))?.heldMs).toBe(65_535);
});

test('bytes of any other length are no beat', () => {
  assert(
    property(uint8Array({ maxLength: 64 }), (bytes) => {
      expect(readBeat(bytes) === null).toBe(bytes.length !== 14);
    }),
  );
});
