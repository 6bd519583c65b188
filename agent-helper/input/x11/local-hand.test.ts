import { describe, expect, test } from 'vitest';
import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import { watchLocalHand } from './local-hand.ts';
import type { RawEvent } from './x-server.ts';

const XTEST = 5;
const KEYBOARD = 7;
const keycodes: Readonly<Record<number, KeyCode>> = { 37: 'ControlLeft', 64: 'AltLeft', 9: 'Escape', 50: 'ShiftLeft' };

function aHand() {
  const heard: string[] = [];
  const see = watchLocalHand({
    fakeDevices: new Set([4, XTEST]),
    codeOf: (keycode) => keycodes[keycode] ?? null,
    onLocalInput: () => heard.push('hand'),
    onPanic: () => heard.push('panic'),
  });
  const press = (source: number, detail: number, kind: RawEvent['kind'] = 'key-down') => see({ kind, source, detail });
  return { heard, press };
}

describe('the hand of the person', () => {
  test('is seen in keys, buttons and moves of a device, and never in what was injected (C6)', () => {
    const { heard, press } = aHand();
    press(XTEST, 37);
    press(4, 0, 'motion');
    expect(heard).toEqual([]);

    press(6, 0, 'motion');
    press(KEYBOARD, 37);
    expect(heard).toEqual(['hand', 'hand']);
  });

  test('presses the panic key whatever is held from afar (C9)', () => {
    const { heard, press } = aHand();
    press(XTEST, 50);
    for (const keycode of [37, 64, 9]) press(KEYBOARD, keycode);

    expect(heard.filter((one) => one === 'panic')).toEqual(['panic']);
  });

  test('has to press all of it: no part of the panic key counts that was injected', () => {
    const { heard, press } = aHand();
    for (const keycode of [37, 64]) press(XTEST, keycode);
    press(KEYBOARD, 9);
    for (const keycode of [37, 64, 9]) press(XTEST, keycode);

    expect(heard).not.toContain('panic');
  });
});
