import { EventEmitter } from 'node:events';
import type { MessagePortMain } from 'electron';
import { expect, test } from 'vitest';
import { hubOrigin } from '#contracts/console-ipc.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import type { ChildProcess } from '#platform/electron/kept-process.ts';
import { createDeskProcess } from './desk-process.ts';

const hub = hubOrigin.parse('http://127.0.0.1:4680');

function aDeskProcess() {
  const children: (EventEmitter & { readonly got: unknown[] })[] = [];
  const logged: unknown[] = [];
  const gone: unknown[] = [];
  const signedOut: true[] = [];
  const note = (event: string, fields: unknown) => void logged.push([event, fields]);
  const log: AppLog = { info: note, error: note, read: () => '' };
  const desk = createDeskProcess({
    fork: () => {
      const child = Object.assign(new EventEmitter(), {
        got: [] as unknown[],
        postMessage: (message: unknown, ports: readonly unknown[]) => {
          child.got.push(ports.length === 0 ? message : [message, ports]);
          if ((message as { kind: string }).kind === 'stop') child.emit('exit', 0);
        },
        kill: () => true,
      });
      children.push(child);
      return child as unknown as ChildProcess;
    },
    folder: '/profile/desks',
    keyStore: { seal: async (secret) => `sealed ${secret}`, open: async () => null },
    log,
    nowMs: () => 0,
    onGone: (crash) => gone.push(crash),
    onSignedOut: () => signedOut.push(true),
    onNews: () => {},
  });
  return { desk, children, logged, gone, signedOut, last: () => children.at(-1)! };
}

const opening = { kind: 'open', folder: '/profile/desks/http-127.0.0.1-4680', hub };

test('each hub has a folder of its own, so that nothing meant for one reaches another', async () => {
  const { desk, last } = aDeskProcess();
  desk.open(hub);
  expect(last().got).toEqual([opening]);
  await desk.close();

  desk.open(hubOrigin.parse('https://desk.example.org'));

  expect(last().got[0]).toMatchObject({ folder: '/profile/desks/https-desk.example.org' });
});

test("a window's port is handed over, also while the process is just coming back", async () => {
  const { desk, last, gone } = aDeskProcess();
  const port = {} as MessagePortMain;
  desk.open(hub);
  last().emit('exit', 139);

  expect(await desk.connect(port)).toBe(true);

  expect(gone).toEqual([{ willReturn: true }]);
  expect(last().got).toEqual([opening, [{ kind: 'window' }, [port]]]);
});

test('a window that asks while no desk is open is told so', async () => {
  expect(await aDeskProcess().desk.connect({} as MessagePortMain)).toBe(false);
});

test('tokens are sealed and opened for the process; nothing else of the desk passes here', async () => {
  const { desk, last } = aDeskProcess();
  desk.open(hub);

  last().emit('message', { kind: 'seal', ask: 1, secret: 'token' });
  last().emit('message', { kind: 'unseal', ask: 2, sealed: 'foreign' });

  await expect
    .poll(() => last().got, { interval: 1 })
    .toEqual([opening, { kind: 'answer', ask: 1, value: 'sealed token' }, { kind: 'answer', ask: 2, value: null }]);
});

test('a sign-out is passed on, faults go to the log, and what is no message is dropped', async () => {
  const { desk, last, signedOut, logged } = aDeskProcess();
  desk.open(hub);

  last().emit('message', { kind: 'signed-out' });
  last().emit('message', { kind: 'fault', described: { code: 'storage.failed' } });
  last().emit('message', { kind: 'run', program: 'calc' });

  expect(signedOut).toEqual([true]);
  expect(logged).toMatchObject([
    ['data service met a fault', { code: 'storage.failed' }],
    ['data service sent what is no message', {}],
  ]);
});

test('power and network are passed on, and a stop is waited for', async () => {
  const { desk, children, last } = aDeskProcess();
  desk.open(hub);
  desk.hangUp();
  desk.wake();

  await desk.close();

  expect(last().got).toEqual([opening, { kind: 'hang-up' }, { kind: 'wake' }, { kind: 'stop' }]);
  expect(children).toHaveLength(1);
});
