import { describe, expect, test } from 'vitest';
import { createSpareKeys, SLOW_PROGRAM_MS } from './spare-keys.ts';

const A = 0x61;
/** A key of Japanese keyboards, here without a meaning. */
const RO = 120;
const places = new Set([38, RO]);
const symbols = new Map([
  [8, []],
  [38, [[A, 0x41]]],
  [93, []],
  [97, []],
  [RO, []],
]);

describe('keycodes without a meaning', () => {
  test('are given characters, each twice so that Shift changes nothing, and are left as they were', () => {
    const spares = createSpareKeys(symbols, places);

    expect(spares.bind(['ä', 'ж'], 0).bindings).toEqual([
      { keycode: 93, symbols: [0xe4, 0xe4] },
      { keycode: 97, symbols: [0x1000436, 0x1000436] },
    ]);
    expect(spares.clear()).toEqual([
      { keycode: 93, symbols: [0] },
      { keycode: 97, symbols: [0] },
    ]);
  });

  test('keep their character as long as they can: what is bound is not bound again', () => {
    const spares = createSpareKeys(symbols, places);
    spares.bind(['ä'], 0);

    expect(spares.bind(['ä', 'ä'], 1_000).bindings).toEqual([]);
  });

  test('change it for another only when no slow program can still be reading the old one', () => {
    const spares = createSpareKeys(symbols, places);
    spares.bind(['ä', 'ö'], 0);
    spares.noteUse('ä', 5_000);
    spares.noteUse('ö', 6_000);

    const { bindings, notBeforeMs } = spares.bind(['ü'], 6_010);

    expect(bindings.map(({ keycode }) => keycode)).toEqual([93]);
    expect(notBeforeMs).toBe(5_000 + SLOW_PROGRAM_MS);
  });

  test('are looked for anew when the person has changed the layout', () => {
    const spares = createSpareKeys(symbols, places);
    spares.bind(['ä'], 0);
    spares.refresh(
      new Map([
        [93, [[A]]],
        [97, []],
        [154, []],
      ]),
    );

    expect(spares.room()).toBe(2);
    expect(spares.keycodeOf('ä')).toBeUndefined();
  });
});
