import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InputOrder } from '#contracts/helper-input.ts';
import { pointerButtons } from '#domain/remote-control/input.rules.ts';
import { keyCodes } from '#domain/remote-control/key-codes.ts';
import { createInjector } from './inject-input.ts';
import { aPortInMemory } from './input.fixtures.ts';

function anInjector() {
  const port = aPortInMemory();
  const clock = { nowMs: 0 };
  const faults: string[] = [];
  const injector = createInjector({ port, nowMs: () => clock.nowMs, onFault: (code) => faults.push(code) });
  return { port, clock, injector, faults };
}

const key = (code: 'KeyA' | 'ShiftLeft' | 'ControlLeft', isDown: boolean, text: string | null = null): InputOrder => {
  return { kind: 'key', code, isDown, text, isDead: false };
};
const click = (isDown: boolean): InputOrder => ({ kind: 'button', button: 'left', isDown });

const anyOrder: fc.Arbitrary<InputOrder> = fc.oneof(
  fc.record({
    kind: fc.constant('key' as const),
    code: fc.constantFrom(...keyCodes),
    isDown: fc.boolean(),
    text: fc.constantFrom(null, 'a', 'ä', '😀'),
    isDead: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('button' as const), button: fc.constantFrom(...pointerButtons), isDown: fc.boolean() }),
  fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom('text', 'ß') }),
  fc.constantFrom<InputOrder>(
    { kind: 'wheel', turnX: 0, turnY: 120 },
    { kind: 'chord', chord: 'ctrl-alt-delete' },
    { kind: 'mode', mode: 'place' },
    { kind: 'release' },
  ),
);

describe('what was injected', () => {
  test('is let go of by a release wherever the stream was cut, also in the midst of a text (I3)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyOrder, { maxLength: 40 }), fc.nat(40), async (orders, doneFirst) => {
        const { port, injector } = anInjector();
        for (const order of orders.slice(0, doneFirst)) injector.take(order);
        await Promise.resolve();
        for (const order of orders.slice(doneFirst)) injector.take(order);
        injector.release();
        await new Promise(setImmediate);

        expect([...port.down]).toEqual([]);
      }),
    );
  });

  test('comes in the order in which it was done, also around text that takes its time', async () => {
    const { port, injector } = anInjector();
    const orders = [key('KeyA', true, 'ä'), key('KeyA', false), click(true), click(false), { kind: 'text', text: 'b' }];
    for (const order of orders as InputOrder[]) injector.take(order);

    await expect.poll(() => port.did).toEqual(['"ä"', '+left', '-left', '"b"']);
  });

  test('clicks with Shift when Shift is held', async () => {
    const { port, injector } = anInjector();
    for (const order of [key('ShiftLeft', true), click(true), click(false), key('ShiftLeft', false)])
      injector.take(order);

    await expect.poll(() => port.did).toEqual(['+ShiftLeft', '+left', '-left', '-ShiftLeft']);
  });

  test('lets go at once when the person has a hand on the mouse, and waits for 2 s without it (C6)', async () => {
    const { port, injector, clock } = anInjector();
    injector.take(click(true));
    await expect.poll(() => [...port.down]).toEqual(['left']);

    injector.seeLocalInput();
    expect([...port.down]).toEqual([]);
    clock.nowMs = 1_999;
    injector.take(click(true));
    await new Promise(setImmediate);
    expect([...port.down]).toEqual([]);
    clock.nowMs = 2_000;
    injector.take(click(true));
    await expect.poll(() => [...port.down]).toEqual(['left']);
  });

  test('that fails lets go of everything and tells nothing of it but that it failed (I7)', async () => {
    const { port, injector, faults } = anInjector();
    Object.assign(port, { writeText: async (text: string) => Promise.reject(new Error(text)) });
    injector.take(key('ControlLeft', true));
    injector.take({ kind: 'text', text: 'my password' });

    await expect.poll(() => faults).toEqual(['input.injection-failed']);
    expect([...port.down]).toEqual([]);
    injector.take(click(true));
    await expect.poll(() => [...port.down]).toEqual(['left']);
  });

  test('shows where the pointer is by now, not where it has been while a text was written', async () => {
    const { port, injector } = anInjector();
    injector.take({ kind: 'text', text: 'slow' });
    for (const x of [1, 2, 3]) injector.take({ kind: 'move', to: { x, y: 0 } });

    await expect.poll(() => port.did).toEqual(['"slow"', '3,0']);
  });
});
