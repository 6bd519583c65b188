import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { MessageEvent } from 'electron';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostState } from '../host-state.ts';
import { MessageChannelMain } from './message-channel.ts';
import { utilityProcess } from './utility-process.ts';

let folder: string;
let started: ReturnType<typeof utilityProcess.fork>[];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'utility-process-test-'));
  started = [];
  hostState.isReady = true;
});
afterEach(async () => {
  for (const child of started) if (child.pid !== undefined && child.kill()) await once(child, 'exit');
  fs.rmSync(folder, { recursive: true });
});

/** Starts a process that runs this text as a CommonJS module. */
function fork(body: string, args: string[] = [], options: Electron.ForkOptions = {}) {
  const file = path.join(folder, `module-${started.length}.cjs`);
  fs.writeFileSync(file, body);
  const child = utilityProcess.fork(file, args, options);
  started.push(child);
  return child;
}

const echo = `process.parentPort.on('message', ({ data }) => process.parentPort.postMessage(data));`;

test('messages go both ways as structured clones, even those sent before the process ran', async () => {
  const child = fork(echo);
  const message = { at: new Date(7), names: new Map([['a', new Set([1n])]]), bytes: new Uint8Array([1, 2, 3]) };
  child.postMessage(message, []);

  expect(child.pid).toBeUndefined();
  expect(await once(child, 'message')).toEqual([message]);
  expect(child.pid).toBeGreaterThan(0);
});

test('it runs as a process of its own, with its arguments, variables and folder, and without a channel of Node', async () => {
  const child = fork(
    `process.parentPort.postMessage([process.argv.slice(2), process.env.DESK, process.cwd(), process.type, typeof process.send]);`,
    ['--port', '0'],
    { env: { DESK: 'yes' } as unknown as Electron.Env, cwd: folder },
  );

  expect(await once(child, 'message')).toEqual([
    [['--port', '0'], 'yes', fs.realpathSync(folder), 'utility', 'undefined'],
  ]);
});

test('a port that was handed over talks to the process directly, ports inside its messages too', async () => {
  const child = fork(`
    process.parentPort.once('message', ({ ports: [port] }) => {
      port.on('message', ({ data, ports }) => {
        if (ports.length === 0) port.postMessage('heard ' + data);
        else ports[0].postMessage('heard by the second ' + data);
      });
      port.start();
    });`);
  const { port1, port2 } = new MessageChannelMain();
  port1.postMessage('early', []);
  child.postMessage('a port', [port2]);
  port1.start();
  const [first] = (await once(port1, 'message')) as [MessageEvent];
  const second = new MessageChannelMain();
  second.port1.start();
  port1.postMessage('late', [second.port2]);
  const [answer] = (await once(second.port1, 'message')) as [MessageEvent];

  expect([first.data, answer.data]).toEqual(['heard early', 'heard by the second late']);
});

test('thousands of messages, and large ones, keep their order', async () => {
  const child = fork(`
    process.parentPort.once('message', ({ ports: [port] }) => {
      port.on('message', ({ data }) => port.postMessage(data));
      port.start();
    });`);
  const { port1, port2 } = new MessageChannelMain();
  child.postMessage(null, [port2]);
  const large = new Uint8Array(1_000_000).fill(9);
  const sent: unknown[] = Array.from({ length: 5_000 }, (_, count) => (count % 1_000 === 0 ? { count, large } : count));
  const heard: unknown[] = [];
  const isDone = new Promise<void>((resolve) => {
    port1.on('message', ({ data }) => {
      heard.push(data);
      if (heard.length === sent.length) resolve();
    });
  });
  port1.start();
  for (const message of sent) port1.postMessage(message, []);
  await isDone;

  expect(heard).toEqual(sent);
});

test('a port learns that the process at its other side has ended', async () => {
  const child = fork(`process.parentPort.once('message', () => process.exit(3));`);
  const { port1, port2 } = new MessageChannelMain();
  port1.start();
  const closed = once(port1, 'close');
  const exited = once(child, 'exit');
  child.postMessage('go', [port2]);

  await closed;
  expect(await exited).toEqual([3]);
  expect(child.pid).toBeUndefined();
});

test('a port closed in one process is closed in the other', async () => {
  const child = fork(`
    process.parentPort.once('message', ({ ports: [port] }) => {
      port.on('close', () => process.parentPort.postMessage('it is closed'));
      port.start();
    });`);
  const { port1, port2 } = new MessageChannelMain();
  child.postMessage('a port', [port2]);
  port1.close();

  expect(await once(child, 'message')).toEqual(['it is closed']);
});

test('what it prints can be read when asked for', async () => {
  const child = fork(`console.log('to out'); console.error('to err'); process.exit(0);`, [], { stdio: 'pipe' });

  expect(await Promise.all([text(child.stdout!), text(child.stderr!)])).toEqual(['to out\n', 'to err\n']);
});

test('an error nobody caught ends it with code 1', async () => {
  const child = fork(`throw new Error('no');`, [], { stdio: 'ignore' });

  expect(await once(child, 'exit')).toEqual([1]);
});

test('it ends when it is killed', async () => {
  const child = fork(echo);
  await once(child, 'spawn');

  expect(child.kill()).toBe(true);
  await once(child, 'exit');
  expect(child.pid).toBeUndefined();
});

test('before the app is ready there are no processes', () => {
  hostState.isReady = false;

  expect(() => utilityProcess.fork('x.cjs')).toThrow('cannot be created before app is ready');
});
