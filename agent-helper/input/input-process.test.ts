import { expect, test } from 'vitest';
import type { LocalInput, OpenedInput } from './input-port.ts';
import { runInputProcess } from './input-process.ts';
import { aPortInMemory } from './input.fixtures.ts';

const shift = { kind: 'order', order: { kind: 'key', code: 'ShiftLeft', isDown: true, text: null, isDead: false } };

/** A process on a system that opens, and has done what was asked of it, when the test says so. */
function aProcess() {
  const port = aPortInMemory();
  const [opening, closing] = [Promise.withResolvers<OpenedInput>(), Promise.withResolvers<void>()];
  const [ends, told, waits]: [number[], number[], number[]] = [[], [], []];
  const clock = { nowMs: 0 };
  let due = (): void => undefined;
  const hearing = { local: null as LocalInput | null };
  const inputProcess = runInputProcess({
    open: (local) => {
      hearing.local = local;
      return opening.promise;
    },
    send: ({ kind }) => {
      if (kind === 'local-input') told.push(clock.nowMs);
    },
    end: (exitCode) => ends.push(exitCode),
    nowMs: () => clock.nowMs,
    later: (act, delayMs) => {
      waits.push(delayMs);
      due = act;
    },
  });
  const touch = (atMs: number): void => {
    clock.nowMs = atMs;
    hearing.local?.onLocalInput();
  };
  const pass = (atMs: number): void => {
    clock.nowMs = atMs;
    due();
  };
  const open = async () => {
    opening.resolve({ isOpen: true, port: { ...port, close: () => closing.promise } });
    await new Promise(setImmediate);
  };
  return { port, ends, told, waits, touch, pass, open, close: closing.resolve, take: inputProcess.take };
}

test.each([
  ['told to', { kind: 'stop' }, 0],
  ['told what is no message', { kind: 'shell' }, 1],
])('lets go at once when it is %s, and ends when the system has done it (I3)', async (_how, last, exitCode) => {
  const { port, ends, open, close, take } = aProcess();
  await open();
  for (const message of [{ kind: 'order', order: { kind: 'mode', mode: 'place' } }, shift]) take(message);
  await expect.poll(() => [...port.down]).toEqual(['ShiftLeft']);

  take(last);
  expect([...port.down]).toEqual([]);
  take(shift);
  await new Promise(setImmediate);
  expect([[...port.down], ends]).toEqual([[], []]);
  close();
  await expect.poll(() => ends).toEqual([exitCode]);
});

test('ends only once it has opened, which lets go of what another has left down', async () => {
  const { ends, open, close, take } = aProcess();
  close();
  take({ kind: 'stop' });
  await new Promise(setImmediate);
  expect(ends).toEqual([]);

  await open();
  expect(ends).toEqual([0]);
});

test('tells of a hand no more often than every 100 ms, and of the last touch as well: until then nothing is injected (C6)', async () => {
  const { told, waits, touch, pass, open } = aProcess();
  await open();
  for (const atMs of [0, 30, 70]) touch(atMs);
  expect([told, waits]).toEqual([[0], [70]]);
  pass(100);
  touch(250);

  expect([told, waits]).toEqual([[0, 100, 250], [70]]);
});
