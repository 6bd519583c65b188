import { EventEmitter } from 'node:events';
import type { MessagePortMain } from 'electron';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ChildProcess } from './kept-process.ts';
import { createKeptProcess } from './kept-process.ts';

/** A process on a clock of its own, that is crashed by hand. */
function aKeptProcess() {
  const clock = { nowMs: 0 };
  const children: (EventEmitter & { readonly got: unknown[]; isKilled: boolean })[] = [];
  const said: unknown[] = [];
  const crashes: unknown[] = [];
  const faults: unknown[] = [];
  const waits: number[] = [];
  const kept = createKeptProcess<string, z.ZodString>({
    fork: () => {
      const child = Object.assign(new EventEmitter(), {
        got: [] as unknown[],
        isKilled: false,
        postMessage: (message: unknown) => child.got.push(message),
        kill: () => (child.isKilled = true),
      });
      children.push(child);
      return child as unknown as ChildProcess;
    },
    messages: z.string(),
    onMessage: (message) => said.push(message),
    onForked: (post) => post('open'),
    onCrashed: (crash) => crashes.push(crash),
    reportFault: (error) => faults.push(error),
    nowMs: () => clock.nowMs,
    wait: async (delayMs) => {
      waits.push(delayMs);
    },
  });
  const last = () => children.at(-1)!;
  return { clock, kept, children, said, crashes, faults, waits, last };
}

test('what the process has to know first is sent at every start, and what it says is heard', async () => {
  const { kept, last, said, faults } = aKeptProcess();
  kept.start();
  await kept.send('more');
  last().emit('message', 'hello');
  last().emit('message', { not: 'a message' });

  expect(last().got).toEqual(['open', 'more']);
  expect(said).toEqual(['hello']);
  expect(faults).toHaveLength(1);
});

test('a process that crashed comes back after a pause, and what is sent meanwhile reaches the new one', async () => {
  const { kept, children, crashes, last } = aKeptProcess();
  kept.start();
  last().emit('exit', 139);

  expect(await kept.send('later')).toBe(true);

  expect(crashes).toEqual([{ exitCode: 139, willReturn: true }]);
  expect(children).toHaveLength(2);
  expect(last().got).toEqual(['open', 'later']);
});

test('pauses double with each crash, and the sixth within a minute is the last', async () => {
  const { kept, crashes, last, waits } = aKeptProcess();
  kept.start();
  for (let crash = 0; crash < 6; crash += 1) {
    last().emit('exit', 1);
    await kept.send('are you there?');
  }

  expect(waits).toEqual([100, 200, 400, 800, 1_600]);
  expect(crashes.at(-1)).toEqual({ exitCode: 1, willReturn: false });
  expect(await kept.send('anybody?')).toBe(false);
});

test('crashes far apart are forgiven', async () => {
  const { clock, kept, crashes, last, waits } = aKeptProcess();
  kept.start();
  for (let crash = 0; crash < 8; crash += 1) {
    last().emit('exit', 1);
    await kept.send('are you there?');
    clock.nowMs += 60_000;
  }

  expect(crashes.every((crash) => (crash as { willReturn: boolean }).willReturn)).toBe(true);
  expect(new Set(waits)).toEqual(new Set([100]));
});

test('a process that is told to stop ends by itself, and nothing starts it again', async () => {
  const { kept, children, last, crashes } = aKeptProcess();
  kept.start();

  const child = last();
  const stopping = kept.stop('stop', 1_000);
  child.emit('exit', 0);

  expect(await stopping).toBe(true);
  expect(child.got).toEqual(['open', 'stop']);
  expect(children).toHaveLength(1);
  expect(crashes).toEqual([]);
});

test('a process that does not end when it is told to is ended', async () => {
  const { kept, last } = aKeptProcess();
  kept.start();

  expect(await kept.stop('stop', 1_000)).toBe(false);
  expect(last().isKilled).toBe(true);
});

test('ports go with their message', async () => {
  const got: unknown[] = [];
  const child = { on: () => child, kill: () => true, postMessage: (...sent: unknown[]) => got.push(sent) };
  const kept = createKeptProcess<string, z.ZodString>({
    fork: () => child as unknown as ChildProcess,
    messages: z.string(),
    onMessage: () => {},
    onForked: () => {},
    onCrashed: () => {},
    reportFault: () => {},
    nowMs: () => 0,
  });
  kept.start();
  const port = {} as MessagePortMain;

  await kept.send('window', [port]);

  expect(got).toEqual([['window', [port]]]);
});
