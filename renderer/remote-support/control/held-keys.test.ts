import { describe, expect, test } from 'vitest';
import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import type { ModifierName } from './held-keys.ts';
import { holdKeys } from './held-keys.ts';

function someKeys(hasGhostCtrl = false) {
  const sent: string[] = [];
  let due: (() => void) | null = null;
  const keys = holdKeys({
    send: ({ code, isDown }) => sent.push(`${isDown ? '+' : '-'}${code}`),
    hasGhostCtrl,
    later: (act) => {
      due = act;
      return () => (due = null);
    },
  });
  const turn = (code: KeyCode, isDown: boolean, active: readonly ModifierName[] = [], atMs = 0): void =>
    keys.take({ code, isDown, text: null, isDead: false, atMs }, (name) => active.includes(name));
  return { sent, keys, turn, wait: () => due?.() };
}

describe('the keys an agent holds', () => {
  test('travel once down and once up, however often a browser repeats them', () => {
    const { sent, turn } = someKeys();
    for (const isDown of [true, true, true, false, false]) turn('KeyA', isDown);

    expect(sent).toEqual(['+KeyA', '-KeyA']);
  });

  test('that a browser lost going up go up with the next key (I3)', () => {
    const { sent, turn } = someKeys();
    turn('AltLeft', true, ['Alt']);
    turn('KeyA', true);

    expect(sent).toEqual(['+AltLeft', '-AltLeft', '+KeyA']);
  });

  test('are known to be held by either name of AltGr', () => {
    const { sent, turn } = someKeys();
    turn('AltRight', true, ['AltGraph']);
    turn('KeyQ', true, ['AltGraph']);

    expect(sent).toEqual(['+AltRight', '+KeyQ']);
  });

  test('hold no Ctrl that Windows made of AltGr (I4)', () => {
    const { sent, turn, wait } = someKeys(true);
    const altGr = ['Control', 'AltGraph'] as const;
    turn('ControlLeft', true, ['Control'], 100);
    turn('AltRight', true, altGr, 100);
    turn('KeyQ', true, altGr, 200);
    turn('ControlLeft', false, ['AltGraph'], 300);
    wait();

    expect(sent).toEqual(['+AltRight', '+KeyQ']);
  });

  test('hold a Ctrl alone once it has waited', () => {
    const { sent, turn, wait } = someKeys(true);
    turn('ControlLeft', true, ['Control']);
    expect(sent).toEqual([]);
    wait();

    expect(sent).toEqual(['+ControlLeft']);
  });

  test('are forgotten with the page’s focus: what comes up then was never down', () => {
    const { sent, keys, turn } = someKeys();
    turn('KeyA', true);
    keys.forget();
    turn('KeyA', false);

    expect(sent).toEqual(['+KeyA']);
  });
});
