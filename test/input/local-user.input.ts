import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from '@playwright/test';
import type { InputOrder } from '#contracts/helper-input.ts';
import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import { openDeviceHand } from './device-hand.ts';
import type { Desk, InputChild } from './one-display.ts';
import { test } from './one-display.ts';

function key(code: KeyCode, isDown: boolean): InputOrder {
  return { kind: 'key', code, isDown, text: null, isDead: false };
}

async function downOn({ hand }: Desk) {
  const { keycodes, buttons } = await hand.server.readDown();
  return [...keycodes, ...buttons];
}

async function holdSomething(desk: Desk, input: InputChild): Promise<void> {
  input.order({ kind: 'mode', mode: 'place' });
  input.order(key('ShiftLeft', true));
  input.order(key('KeyA', true));
  input.order({ kind: 'button', button: 'left', isDown: true });
  await expect.poll(async () => (await downOn(desk)).length).toBe(3);
}

test('a process that is killed leaves nothing down once the next one is there (I3)', async ({ desk }) => {
  const first = await desk.startInput();
  await holdSomething(desk, first);
  const exited = once(first.child, 'exit');
  first.child.kill('SIGKILL');
  await exited;
  // X keeps down what a program that is gone has pressed.
  expect(await downOn(desk)).toHaveLength(3);

  await desk.startInput();

  await expect.poll(() => downOn(desk)).toEqual([]);
});

test('a process that is told to end leaves nothing down', async ({ desk }) => {
  const input = await desk.startInput();
  await holdSomething(desk, input);
  const exited = once(input.child, 'exit');
  input.tell({ kind: 'stop' });
  await exited;

  // Its last words may still be on their way to the display.
  await expect.poll(() => downOn(desk)).toEqual([]);
});

test('a display that is behind has let go of everything by the time the process has ended (I3)', async ({ desk }) => {
  const input = await desk.startInput();
  await holdSomething(desk, input);
  desk.server.pause();
  const exit = once(input.child, 'exit');
  input.tell({ kind: 'stop' });
  const wasHeard = () => input.said.some((said) => said.kind === 'fault' && said.code === 'test.took-stop');
  // X throws away what it has not read of a program that is gone.
  await expect.poll(() => wasHeard() || input.child.exitCode !== null).toBe(true);
  desk.server.goOn();
  await exit;

  expect(await downOn(desk)).toEqual([]);
});

test('a message that is none ends the process, with everything up', async ({ desk }) => {
  const input = await desk.startInput();
  await holdSomething(desk, input);
  const exited = once(input.child, 'exit');
  input.child.send({ kind: 'order', order: { kind: 'shell', command: 'true' } });
  const [exitCode] = (await exited) as [number];

  expect(exitCode).toBe(1);
  await expect.poll(() => downOn(desk)).toEqual([]);
});

test('the person’s hand lets go of all that was injected, and waits for nobody (C6)', async ({ desk }) => {
  const input = await desk.startInput();
  await holdSomething(desk, input);
  const theirs = desk.hand.keycodeOf('KeyX')!;
  await desk.person.key(theirs, true);

  // What they hold themselves stays down.
  await expect.poll(() => downOn(desk)).toEqual([theirs]);
  await expect.poll(() => input.said.map(({ kind }) => kind)).toContain('local-input');
  input.order(key('KeyB', true));
  await desk.person.key(theirs, false);
  await desk.hand.settle();
  expect(await downOn(desk)).toEqual([]);
  await expect
    .poll(async () => {
      input.order(key('KeyB', true));
      return downOn(desk);
    })
    .toHaveLength(1);
});

const panic: readonly KeyCode[] = ['ControlLeft', 'AltLeft', 'Escape'];

test('the panic key is heard within 200 ms under full load, past a grab, with a key held from afar (C9)', async ({
  desk,
}) => {
  const input = await desk.startInput();
  const grabber = await openDeviceHand(desk.display);
  await grabber.grabKeyboard();
  const load = [0, 1].map(() => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  input.order({ kind: 'mode', mode: 'place' });
  input.order(key('ShiftRight', true));
  await expect.poll(async () => (await downOn(desk)).length).toBe(1);
  let pressedAtMs = 0;
  for (const code of panic) {
    pressedAtMs = performance.now();
    await desk.person.key(desk.hand.keycodeOf(code)!, true);
  }

  await expect.poll(() => input.said.map(({ kind }) => kind)).toContain('panic');
  for (const one of load) one.kill('SIGKILL');
  grabber.close();
  const heardAtMs = input.said.find(({ kind }) => kind === 'panic')!.atMs;
  expect(heardAtMs - pressedAtMs).toBeLessThan(200);
});

test('nothing that is injected is the panic key, whole or in part (C9)', async ({ desk }) => {
  const input = await desk.startInput();
  // By another program as well: that nothing of it is passed on is a matter of its own.
  for (const code of panic) desk.hand.turn(code, true);
  for (const code of panic.toReversed()) desk.hand.turn(code, false);
  for (const code of ['ControlLeft', 'AltLeft'] as const) desk.hand.turn(code, true);
  await desk.hand.settle();
  await desk.person.key(desk.hand.keycodeOf('Escape')!, true);

  await expect.poll(() => input.said.map(({ kind }) => kind)).toContain('local-input');
  expect(input.said.map(({ kind }) => kind)).not.toContain('panic');
});
