import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeValue } from './decode-value.ts';
import { encodeValue } from './encode-value.ts';

const throughText = (value: unknown) => decodeValue(encodeValue(value));

/** Everything that structured clone keeps, nested in everything that can hold it. */
const cloneable = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
      withBoxedValues: true,
    }),
    fc.uint8Array().map((bytes) => bytes.buffer),
    fc.constantFrom(-0, Number.NaN, Infinity, -Infinity, undefined, /a+/gi, new Date(Number.NaN)),
    fc.string().map((message) => new RangeError(message, { cause: message })),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('value')),
  ),
})).value;

describe('a value sent as text', () => {
  test('arrives as a structured clone of it would', () => {
    fc.assert(
      fc.property(cloneable, (value) => {
        expect(throughText(value)).toStrictEqual(structuredClone(value));
      }),
      { numRuns: 500, seed: 45_401 },
    );
  });

  test('keeps shared and circular references', () => {
    const shared = { name: 'printer' };
    const circle: Record<string, unknown> = { first: shared, second: shared };
    circle['self'] = circle;

    const arrived = throughText(circle) as typeof circle;

    expect(arrived['self']).toBe(arrived);
    expect(arrived['first']).toBe(arrived['second']);
  });

  test('carries the bytes a view shows, not the pool it lies in', () => {
    const pool = Uint8Array.from({ length: 4096 }, (_, at) => at % 256);

    const arrived = throughText(pool.subarray(1000, 1003)) as Uint8Array;

    expect([...arrived]).toEqual([232, 233, 234]);
    expect(arrived.buffer.byteLength).toBe(3);
  });

  test.each([
    ['a function', () => 1],
    ['a function inside', { call: () => 1 }],
    ['a symbol', Symbol('secret')],
    ['a promise', Promise.resolve(1)],
    ['a weak map', new WeakMap()],
    ['shared memory', new SharedArrayBuffer(8)],
  ])('is refused in Electron’s words: %s', (_, value) => {
    expect(() => encodeValue(value)).toThrow('An object could not be cloned.');
  });
});
