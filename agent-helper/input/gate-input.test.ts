import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderedInput } from '#contracts/remote-session/input-messages.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { seeLocalInput, takeControlBack, freeOfLocalUser } from '#domain/remote-control/local-user.rules.ts';
import type { ControlStanding } from './gate-input.ts';
import { createInputGate } from './gate-input.ts';
import { aStanding, gatePorts } from './input.fixtures.ts';

const middle = { monitor: 0, x: 32_768, y: 32_768 };
const press: OrderedInput = { kind: 'input.key', sequence: 1, code: 'KeyA', isDown: true, text: 'a', isDead: false };
const click: OrderedInput = { kind: 'input.button', sequence: 1, ...middle, button: 'left', isDown: true };
const secret: OrderedInput = { kind: 'input.text', sequence: 1, text: 'correct horse battery' };
const move = { kind: 'input.move', sequence: 1, after: 0, ...middle };

function aGate(standing: Partial<ControlStanding> = {}) {
  const now = { ...aStanding(standing) };
  const ports = gatePorts(() => now);
  return { now, ports, gate: createInputGate(ports) };
}

const sets = fc.subarray<Capability>(['view', 'control']).map((some) => new Set(some));

describe('the gate', () => {
  test('lets through what is granted, at the pixel that is meant', () => {
    const { gate, ports } = aGate();

    expect(gate.take('ptr', move)).toEqual({ state: 'injected' });
    expect(gate.take('ctl', press)).toEqual({ state: 'injected' });
    expect(ports.orders).toEqual([
      { kind: 'move', to: { x: 640, y: 400 } },
      { kind: 'key', code: 'KeyA', isDown: true, text: 'a', isDead: false },
    ]);
  });

  test('injects for nobody who lacks one of policy, local setting, grant and verification (S16)', () => {
    fc.assert(
      fc.property(sets, sets, sets, fc.boolean(), (policy, local, grants, isPeerVerified) => {
        const { gate, ports } = aGate({ allowances: { policy, local, grants }, isPeerVerified });
        const mayControl = [policy, local, grants].every((one) => one.has('control')) && isPeerVerified;

        const outcome = gate.take('ctl', press);

        expect(outcome.state).toBe(mayControl ? 'injected' : 'ended');
        expect(ports.orders.filter(({ kind }) => kind !== 'release')).toHaveLength(mayControl ? 1 : 0);
      }),
    );
  });

  test('ends the session with an alarm on anything it does not know, and stays shut (S17)', () => {
    fc.assert(
      fc.property(fc.constantFrom('ptr', 'ctl'), fc.anything(), (channel, raw) => {
        const { gate, ports } = aGate();

        expect(gate.take(channel, raw)).toEqual({ state: 'ended', alarm: 'input.unknown-message' });
        expect(gate.take('ctl', press)).toEqual({ state: 'dropped', because: 'input.gate-shut' });
        expect(ports.orders).toEqual([{ kind: 'release' }]);
      }),
    );
  });

  test.each([
    ['a click on the channel of moves', 'ptr', click],
    ['a move among what is ordered', 'ctl', move],
    ['a field too many', 'ctl', { ...press, scope: 'admin' }],
    ['a key that no keyboard has', 'ctl', { ...press, code: 'F99' }],
    ['text with a control character', 'ctl', { ...secret, text: 'a\u0007' }],
    ['half an emoji', 'ctl', { ...secret, text: '\ud83d' }],
    ['more text than one message holds', 'ctl', { ...secret, text: 'a'.repeat(2_001) }],
  ] as const)('knows no %s', (_name, channel, raw) => {
    expect(aGate().gate.take(channel, raw)).toEqual({ state: 'ended', alarm: 'input.unknown-message' });
  });

  test('lets a move wait that has overtaken a click, so that the click stays where it was (I8)', () => {
    const { gate, ports } = aGate();
    gate.take('ctl', click);
    const later = { ...move, sequence: 3, after: 2, x: 65_535 };

    expect(gate.take('ptr', later)).toEqual({ state: 'waiting' });
    gate.take('ptr', { ...later, sequence: 2, x: 0, after: 2 });
    gate.take('ctl', { ...click, sequence: 2, isDown: false });

    expect(ports.orders).toEqual([
      { kind: 'move', to: { x: 640, y: 400 } },
      { kind: 'button', button: 'left', isDown: true },
      { kind: 'move', to: { x: 640, y: 400 } },
      { kind: 'button', button: 'left', isDown: false },
      { kind: 'move', to: { x: 1_279, y: 400 } },
    ]);
  });

  test('ends the session when a message comes a second time', () => {
    const { gate } = aGate();
    gate.take('ctl', press);

    expect(gate.take('ctl', press)).toEqual({ state: 'ended', alarm: 'input.replayed' });
  });

  test('drops without an alarm what was under way when control ended, and only that', () => {
    const { gate, ports, now } = aGate();
    Object.assign(now, { allowances: { ...now.allowances, grants: new Set() }, controlEndedAtMs: 0 });

    ports.clock.nowMs = 2_999;
    expect(gate.take('ctl', press)).toEqual({ state: 'dropped', because: 'input.control-ended' });
    ports.clock.nowMs = 3_000;
    expect(gate.take('ctl', { ...press, sequence: 2 })).toEqual({ state: 'ended', alarm: 'input.out-of-grant' });
  });

  test('shuts when nobody can say how things stand', () => {
    const ports = gatePorts(() => {
      throw new Error('The window of the banner is gone.');
    });

    expect(createInputGate(ports).take('ctl', press)).toEqual({ state: 'ended', alarm: 'input.standing-unknown' });
    expect(ports.orders).toEqual([{ kind: 'release' }]);
  });

  test.each([
    ['while the person moves the mouse (C6)', { localUser: seeLocalInput(freeOfLocalUser, 0) }, 'input.local-user'],
    ['once they have taken control back (C6)', { localUser: takeControlBack() }, 'input.local-user'],
    ['while the other side is silent', { isLinkAlive: false }, 'input.link-silent'],
    ['on a monitor that is gone', { monitors: [] }, 'input.no-such-monitor'],
    ['on the banner (C8)', { ownWindows: [{ x: 600, y: 390, width: 100, height: 40 }] }, 'input.own-window'],
  ] as const)('drops a click %s', (_name, standing, because) => {
    const { gate, ports } = aGate(standing);

    expect(gate.take('ctl', click)).toEqual({ state: 'dropped', because });
    expect(ports.orders.filter(({ kind }) => kind === 'button')).toEqual([]);
  });

  test('drops keys while a window of the helper would get them: nobody presses Enter on a question from afar (C8)', () => {
    const { gate, ports } = aGate({ isOwnWindowFocused: true });

    expect(gate.take('ctl', press)).toEqual({ state: 'dropped', because: 'input.own-window' });
    expect(gate.take('ctl', { ...secret, sequence: 2 })).toEqual({ state: 'dropped', because: 'input.own-window' });
    expect(ports.orders).toEqual([]);
  });

  test('holds off a flood, and still lets everything go up', () => {
    const { gate, ports } = aGate();
    const presses = Array.from({ length: 1_000 }, (_, at) => gate.take('ctl', { ...press, sequence: at + 1 }));

    expect(presses.filter(({ state }) => state === 'injected')).toHaveLength(300);
    expect(gate.take('ctl', { ...press, sequence: 1_001, isDown: false })).toEqual({ state: 'injected' });
    expect(ports.orders.at(-1)).toMatchObject({ kind: 'key', isDown: false });
  });

  test('says nothing of what was typed, whatever becomes of it (I7)', () => {
    const standings = [{}, { isPeerVerified: false }, { isLinkAlive: false }, { isOwnWindowFocused: true }];
    const outcomes = standings.map((standing) => aGate(standing).gate.take('ctl', secret));

    expect(JSON.stringify(outcomes)).not.toContain('horse');
  });
});
