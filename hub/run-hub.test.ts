import { EventEmitter } from 'node:events';
import { Fault } from '#contracts/fault.ts';
import { expect, test } from 'vitest';
import type { Hub } from './hub.ts';
import { runHub } from './run-hub.ts';

/** A process that only writes down what it is told. */
function aProcess(env: NodeJS.ProcessEnv = {}) {
  const written = { stdout: '', stderr: '' };
  const signals = new EventEmitter();
  const into = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
      return true;
    },
  });
  const hubProcess = {
    env,
    stdout: into('stdout'),
    stderr: into('stderr'),
    once: signals.once.bind(signals),
    off: signals.off.bind(signals),
    exitCode: undefined as number | undefined,
  };
  // As much of a process as `runHub` looks at.
  return { hubProcess: hubProcess as unknown as Parameters<typeof runHub>[1], written, signals };
}

function aHub(over: Partial<Hub> = {}): Hub {
  return {
    start: async () => ({ origin: 'http://127.0.0.1:4680', setUpToken: null }),
    stop: async () => {},
    ...over,
  };
}

test('once it can be reached it says so, on a line for whoever started it', async () => {
  const { hubProcess, written } = aProcess({ DESKBELL_LOG: 'silent' });

  await runHub(() => aHub(), hubProcess);

  expect(written).toEqual({ stdout: '{"event":"hub.ready","origin":"http://127.0.0.1:4680"}\n', stderr: '' });
});

test('the one-time token is shown in plain words, alone on its line', async () => {
  const { hubProcess, written } = aProcess({ DESKBELL_LOG: 'silent' });
  const start = async () => ({ origin: 'http://127.0.0.1:4680', setUpToken: 'the-token' });

  await runHub(() => aHub({ start }), hubProcess);

  expect(written.stdout).toContain('Open http://127.0.0.1:4680 and enter this token. It works once:\n');
  expect(written.stdout).toMatch(/^\s+the-token$/m);
});

test.each([
  ['a wrong setting', aHub(), 'DESKBELL_PORT has to be a port from 0 to 65535, not "x".\n', 'x'],
  [
    'a fault at the start',
    aHub({ start: async () => Promise.reject(new Fault('store.in-use', 'Another hub is using the folder.')) }),
    'Another hub is using the folder.\n',
    '0',
  ],
  [
    'anything else',
    aHub({ start: async () => Promise.reject(new Error('unexpected\n  trouble')) }),
    'Deskbell could not start: unexpected trouble.\n',
    '0',
  ],
])('%s is one sentence on stderr and exit code 1', async (_what, hub, sentence, port) => {
  const { hubProcess, written } = aProcess({ DESKBELL_PORT: port, DESKBELL_LOG: 'silent' });

  await runHub(() => hub, hubProcess);

  expect(written).toEqual({ stdout: '', stderr: sentence });
  expect(hubProcess.exitCode).toBe(1);
});

test.each(['SIGINT', 'SIGTERM'])('%s stops it in good order, once', async (signal) => {
  const { hubProcess, signals } = aProcess({ DESKBELL_LOG: 'silent' });
  let stops = 0;
  const stop = async () => {
    stops += 1;
  };
  await runHub(() => aHub({ stop }), hubProcess);

  signals.emit(signal);
  signals.emit(signal);

  expect(stops).toBe(1);
  // Nobody listens any more, so the next signal ends a real process at once.
  expect(signals.eventNames()).toEqual([]);
  expect(hubProcess.exitCode).toBeUndefined();
});

test('a hub that does not stop in good order is logged, and the exit code tells', async () => {
  const { hubProcess, written, signals } = aProcess({ DESKBELL_LOG: 'error' });
  await runHub(() => aHub({ stop: async () => Promise.reject(new Error('stuck')) }), hubProcess);

  signals.emit('SIGTERM');
  await expect.poll(() => hubProcess.exitCode).toBe(1);
  expect(written.stdout).toContain('hub did not stop in good order');
});
