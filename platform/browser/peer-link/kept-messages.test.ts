import { array, assert, boolean, integer, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createArrivals, createKeptMessages } from './kept-messages.ts';

const texts = (arrivals: readonly unknown[]) => arrivals.filter((arrived) => typeof arrived === 'object');

describe('messages of `ctl`', () => {
  test('arrive once and in order, whatever a connection loses before another takes over', () => {
    // In each round some are sent, the first few arrive, and it may be said so; then another connection takes over.
    const round = tuple(array(string(), { maxLength: 5 }), integer({ min: 0, max: 8 }), boolean());
    assert(
      property(array(round, { maxLength: 12 }), (rounds) => {
        const kept = createKeptMessages();
        const arrivals = createArrivals();
        const wanted = rounds.flatMap(([sent]) => sent);
        const arrived: unknown[] = [];
        for (const [sent, arriving, isSaid] of rounds) {
          for (const text of sent) kept.keep(text);
          arrived.push(...kept.unarrived().slice(0, arriving).map(arrivals.take));
          if (isSaid) kept.arrived(arrivals.received());
        }
        arrived.push(...kept.unarrived().map(arrivals.take));

        expect(texts(arrived)).toEqual(wanted.map((text) => ({ text })));
        expect(arrived).not.toContain('invalid');
      }),
    );
  });

  test.each(['', 'hello', '1', ':x', '0:x', '-1:x', '01:x', '1.5:x', '12345678901:x', '2:one is missing'])(
    'are refused when they are none: %j',
    (frame) => expect(createArrivals().take(frame)).toBe('invalid'),
  );

  test('are taken no longer when too much waits, and again once it has arrived', () => {
    const kept = createKeptMessages();
    const large = 'x'.repeat(1_000_000);

    expect([kept.keep(large), kept.keep(large), kept.keep(large)].map((frame) => frame === null)).toEqual([
      false,
      false,
      true,
    ]);
    kept.arrived(2);
    expect(kept.keep(large)).not.toBeNull();
  });

  test('are not given up for a number that nobody has sent', () => {
    const kept = createKeptMessages();
    kept.keep('one');

    kept.arrived(7);

    expect(kept.unarrived()).toEqual(['1:one']);
  });
});
