import { array, assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DueAct, SilenceWatch } from './silence-watch.ts';
import { beginWatch, connectedAt, heardAt, lookAt } from './silence-watch.ts';

/** Looks every 100 ms, and gives back what was done, and when each state began. */
function watchFor(watch: SilenceWatch, fromMs: number, untilMs: number) {
  const acts: [DueAct, number][] = [];
  const states: [string, number][] = [];
  let seen = watch;
  for (let nowMs = fromMs; nowMs <= untilMs; nowMs += 100) {
    const looked = lookAt(seen, nowMs);
    if (looked.watch.state !== seen.state) states.push([looked.watch.state, nowMs]);
    seen = looked.watch;
    if (looked.act !== null) acts.push([looked.act, nowMs]);
    if (looked.act !== null && looked.act !== 'restart') break;
  }
  return { acts, states, watch: seen };
}

describe('a link that hears nothing', () => {
  test('is reconnecting after 1.2 s, and looks for a new way after 3 s and every 3 s from then on (S12)', () => {
    const { acts, states } = watchFor(connectedAt(0), 0, 9_900);

    expect(states).toEqual([['reconnecting', 1_200]]);
    expect(acts).toEqual([
      ['restart', 3_000],
      ['restart', 6_000],
      ['restart', 9_000],
    ]);
  });

  test('ends after 60 s (S11)', () => {
    const { acts } = watchFor(connectedAt(0), 0, 100_000);

    expect(acts.at(-1)).toEqual(['silent-too-long', 60_000]);
    expect(acts).toHaveLength(20);
  });

  test('is connected again with the first sound, and then has the whole time anew', () => {
    const silent = watchFor(connectedAt(0), 0, 59_900).watch;

    const heard = heardAt(silent, 59_950);

    expect(heard.state).toBe('connected');
    expect(watchFor(heard, 59_950, 119_000).acts.every(([act]) => act === 'restart')).toBe(true);
  });
});

test('a link that never came about is given up after 60 s, and has been tried several times by then', () => {
  const { acts, states } = watchFor(beginWatch(0), 0, 100_000);

  expect(states).toEqual([]);
  expect(acts.at(-1)).toEqual(['never-connected', 60_000]);
  expect(acts.length).toBeGreaterThan(5);
});

test('nothing heard counts before it is known from whom', () => {
  expect(heardAt(beginWatch(0), 500)).toEqual(beginWatch(0));
});

test('with a sound at least every second nothing is ever done, however late one looks', () => {
  assert(
    property(array(integer({ min: 1, max: 999 }), { maxLength: 300 }), (pauses) => {
      let nowMs = 0;
      let watch = connectedAt(nowMs);
      for (const pauseMs of pauses) {
        nowMs += pauseMs;
        const looked = lookAt(watch, nowMs);
        expect(looked.act).toBeNull();
        watch = heardAt(looked.watch, nowMs);
      }
      expect(watch.state).toBe('connected');
    }),
  );
});
