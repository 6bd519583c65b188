import { expect, test } from 'vitest';
import type { InputOrder } from '#contracts/helper-input.ts';
import type { InputState, NoInputReason } from '#contracts/remote-session/input-messages.ts';
import type { ActFromConsole } from '#contracts/remote-session/session-messages.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { fullLeave } from '#domain/remote-control/effective-right.rules.ts';
import type { Area } from '#domain/remote-control/hit-test.rules.ts';
import { aHelp } from '../remote.fixtures.ts';
import { joinedIn } from '#platform/any/live-help/joined-help.ts';
import type { PartStanding } from '#platform/any/live-help/session-part.ts';
import { openControlPart } from './control-part.ts';

const banner: Area = { x: 260, y: 0, width: 760, height: 64 };
const both: PartStanding = {
  live: new Set<Capability>(['view', 'control']),
  isTrusted: true,
  isHeldBack: false,
  link: 'connected',
};

/** A computer that somebody controls; what was injected, said and written down stays. */
function controlled() {
  const clock = { nowMs: 0 };
  const orders: InputOrder[] = [];
  const said: InputState[] = [];
  const noted: string[] = [];
  const alarms: string[] = [];
  const live: boolean[] = [];
  const uses: number[] = [];
  const around = { noInput: null as NoInputReason | 'opening' | null, isLet: true, isFocused: false };
  const waiting = new Map<() => void, number>();
  let sequence = 0;
  const part = openControlPart(
    {
      help: joinedIn(aHelp())!,
      say: (message) => {
        if (message.kind === 'input.state') said.push(message);
      },
      order: () => undefined,
      contentsId: 1,
      note: ({ type }) => void noted.push(type),
      noteUse: () => void uses.push(clock.nowMs),
      alarm: (code) => void alarms.push(code),
      nowMs: () => clock.nowMs,
      monitors: () => [{ name: '', x: 0, y: 0, width: 1_280, height: 800, isPrimary: true }],
    },
    {
      inject: (order) => void orders.push(order),
      noInput: () => around.noInput,
      leave: () => (around.isLet ? fullLeave : { ...fullLeave, local: new Set() }),
      ownWindows: () => [banner],
      isOwnWindowFocused: () => around.isFocused,
      later: (act, delayMs) => {
        waiting.set(act, clock.nowMs + delayMs);
        return () => waiting.delete(act);
      },
      onLive: (isLive) => void live.push(isLive),
    },
  );
  const act = (message: Record<string, unknown>) => {
    sequence += 1;
    part.hear({ sequence, ...message } as ActFromConsole);
  };
  part.update(both);
  return {
    part,
    clock,
    orders,
    noted,
    alarms,
    live,
    uses,
    around,
    states: () => said.map((one) => ('reason' in one ? one.reason : one.state)),
    key: (isDown = true) => act({ kind: 'input.key', code: 'KeyA', isDown, text: 'a', isDead: false }),
    press: (x: number, y: number) => act({ kind: 'input.button', monitor: 0, x, y, button: 'left', isDown: true }),
    pass: (ms: number) => {
      clock.nowMs += ms;
      for (const [run, atMs] of waiting) {
        if (atMs > clock.nowMs) continue;
        waiting.delete(run);
        run();
      }
    },
  };
}

const middle = 32_768;
const kinds = (orders: readonly InputOrder[]) => orders.map(({ kind }) => kind);

test('what the agent does is done, and counts as use of the right (C16)', () => {
  const { key, press, orders, uses, states } = controlled();
  key();
  press(middle, middle);

  expect(kinds(orders)).toEqual(['key', 'move', 'button']);
  expect(uses).toHaveLength(2);
  expect(states()).toEqual(['ready']);
});

test.each<readonly [string, Partial<PartStanding>]>([
  ['nobody has granted it', { live: new Set<Capability>(['view']) }],
  ['the other end is not proved (S6)', { isTrusted: false }],
])('is an alarm where %s (S17)', (_, changed) => {
  const { part, key, alarms, orders, pass } = controlled();
  part.update({ ...both, ...changed });
  pass(10_000);
  key();

  expect(alarms).toEqual(['input.out-of-grant']);
  expect(kinds(orders)).not.toContain('key');
});

test('the settings of this computer overrule whoever agreed (S16)', () => {
  const { key, alarms, around } = controlled();
  around.isLet = false;
  key();

  expect(alarms).toEqual(['input.out-of-grant']);
});

test('a person’s hand stops the agent’s for two seconds, which is said and written down once (C6)', () => {
  const { part, key, orders, states, noted, pass } = controlled();
  part.seeLocalInput();
  key();
  key(false);
  expect(kinds(orders)).toEqual(['release']);
  pass(2_000);
  key();

  expect(kinds(orders)).toEqual(['release', 'key']);
  expect(states()).toEqual(['ready', 'local-user', 'ready']);
  expect(noted).toEqual(['control-suspended', 'control-resumed']);
});

test('a person who only works there writes nothing down', () => {
  const { part, noted, pass } = controlled();
  part.seeLocalInput();
  pass(2_000);

  expect(noted).toEqual([]);
});

test('neither banner nor question can be clicked, and the agent is told why (C8)', () => {
  const { press, orders, states, pass, key, around } = controlled();
  press(middle, 100);
  around.isFocused = true;
  key();
  expect(kinds(orders)).toEqual(['move']);
  expect(states()).toEqual(['ready', 'own-window']);

  pass(1_500);
  expect(states().at(-1)).toBe('ready');
});

test.each<readonly [string, Partial<PartStanding>]>([
  ['the line is silent (I3)', { link: 'reconnecting' }],
  ['the person hides the screen (C10)', { isHeldBack: true }],
])('everything is let go of and nothing done while %s', (_, changed) => {
  const { part, key, orders, alarms } = controlled();
  part.update({ ...both, ...changed });
  key();
  expect(kinds(orders)).toEqual(['release']);
  expect(alarms).toEqual([]);

  part.update(both);
  key();
  expect(kinds(orders)).toEqual(['release', 'key']);
});

test('what was taken back is let go of; what was under way is no alarm, and a new yes is a new beginning (C6)', () => {
  const { part, key, orders, alarms, live, states } = controlled();
  part.update({ ...both, live: new Set<Capability>(['view']) });
  key();
  expect([kinds(orders), alarms]).toEqual([['release'], []]);
  expect(states().at(-1)).toBe('stopped');

  part.update(both);
  key();
  expect(kinds(orders)).toEqual(['release', 'key']);
  expect(live).toEqual([true, false, true]);
});

test('where nothing can be injected it says why, and nothing before that is known (P2)', () => {
  const { part, around, states, orders, key } = controlled();
  around.noInput = 'input.elevated-window';
  part.renew();
  key();
  expect(states()).toEqual(['ready', 'input.elevated-window']);
  expect(kinds(orders)).toEqual(['release']);

  around.noInput = 'opening';
  part.renew();
  expect(states()).toHaveLength(2);
});

test('with the link everything ends', async () => {
  const { part, orders, live } = controlled();
  await part.end();

  expect(kinds(orders)).toEqual(['release']);
  expect(live).toEqual([true, false]);
});
