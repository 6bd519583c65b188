import { describe, expect, test } from 'vitest';
import type { GhostWatch, SeenKey } from './altgr-ghost.rules.ts';
import { ghostWaited, noGhost, seeKey } from './altgr-ghost.rules.ts';
import type { KeyCode } from './key-codes.ts';

function down(code: KeyCode, atMs: number): SeenKey {
  return { code, isDown: true, atMs };
}

function up(code: KeyCode, atMs: number): SeenKey {
  return { code, isDown: false, atMs };
}

function realOf(seen: readonly SeenKey[]): readonly SeenKey[] {
  let watch: GhostWatch<SeenKey> = noGhost;
  const real = seen.flatMap((key) => {
    const step = seeKey(watch, key);
    watch = step.watch;
    return step.real;
  });
  return [...real, ...ghostWaited(watch).real];
}

describe('the Ctrl that Windows adds to AltGr (I4)', () => {
  test('@ on a German keyboard is AltGr and Q, without a Ctrl', () => {
    const altGr = [down('AltRight', 100), down('KeyQ', 180), up('KeyQ', 240)];
    const seen = [down('ControlLeft', 100), ...altGr, up('ControlLeft', 300), up('AltRight', 300)];

    expect(realOf(seen)).toEqual([...altGr, up('AltRight', 300)]);
  });

  test('a Ctrl that was held before AltGr stays one', () => {
    const seen = [down('ControlLeft', 100), down('AltRight', 400), up('AltRight', 500), up('ControlLeft', 600)];

    expect(realOf(seen)).toEqual(seen);
  });

  test('Ctrl+C arrives as it is, however fast', () => {
    const seen = [down('ControlLeft', 100), down('KeyC', 101), up('KeyC', 102), up('ControlLeft', 103)];

    expect(realOf(seen)).toEqual(seen);
  });

  test('a Ctrl alone arrives once it has waited', () => {
    expect(realOf([down('ControlLeft', 100)])).toEqual([down('ControlLeft', 100)]);
  });
});
