import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { MainToInput } from '#contracts/helper-input.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import type { ChildProcess } from '#platform/electron/kept-process.ts';
import { createRemoteInput } from './remote-input.ts';

class ChildInMemory extends EventEmitter {
  readonly heard: MainToInput[] = [];
  postMessage = (message: MainToInput) => void this.heard.push(message);
  kill = () => this.emit('exit', 0);
}

function anInput() {
  const children: ChildInMemory[] = [];
  const did: string[] = [];
  const logged: string[] = [];
  const log: AppLog = {
    info: () => undefined,
    error: (what, facts) => logged.push(`${what} ${JSON.stringify(facts)}`),
    read: () => '',
  };
  const input = createRemoteInput({
    fork: () => {
      children.push(new ChildInMemory());
      // As much of a utility process as is used.
      return children.at(-1) as unknown as ChildProcess;
    },
    log,
    nowMs: () => 0,
    onOpen: (reason) => did.push(reason ?? 'open'),
    onLocalInput: () => did.push('local input'),
    onPanic: () => did.push('panic'),
  });
  input.start();
  return { input, children, did, logged, say: (message: unknown) => children.at(-1)?.emit('message', message) };
}

const typed = { kind: 'text', text: 'my password' } as const;

test('orders go to the process, and what it sees comes back', () => {
  const { input, children, did, say } = anInput();

  input.inject(typed);
  for (const kind of ['local-input', 'panic']) say({ kind });
  say({ kind: 'open', reason: null });

  expect(children[0]?.heard).toEqual([{ kind: 'order', order: typed }]);
  expect(did).toEqual(['local input', 'panic', 'open']);
});

test('a process that ended is told as such and comes back; what was to be pressed meanwhile is dropped', async () => {
  const { input, children, did, logged } = anInput();

  children[0]?.emit('exit', 139);
  input.inject(typed);
  await expect.poll(() => children).toHaveLength(2);

  expect(did).toEqual(['input.process-ended']);
  expect(children[1]?.heard).toEqual([]);
  expect(logged.join()).not.toContain('password');
});

test('stopping tells it to let go, and injects no more', async () => {
  const { input, children } = anInput();

  const stopping = input.stop();
  input.inject(typed);
  await expect.poll(() => children[0]?.heard).toEqual([{ kind: 'stop' }]);
  children[0]?.emit('exit', 0);
  await stopping;

  expect(children).toHaveLength(1);
});

test.each([
  ['was about to come back', (child?: ChildInMemory) => child?.emit('exit', 139), []],
  ['ends with a fault', () => undefined, [{ kind: 'stop' }]],
])('where one %s another lets go of what it has left down, unheard (I3)', async (_how, before, told) => {
  const { input, children, did, say } = anInput();
  before(children[0]);
  did.length = 0;

  const stopping = input.stop();
  await expect.poll(() => children[0]?.heard).toEqual(told);
  children[0]?.emit('exit', 1);
  await expect.poll(() => children[1]?.heard).toEqual([{ kind: 'stop' }]);
  say({ kind: 'open', reason: null });
  children[1]?.emit('exit', 0);
  await stopping;

  expect(children).toHaveLength(2);
  expect(did).toEqual([]);
});
