import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { MainToCore } from '#contracts/helper-core.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import type { ChildProcess } from '#platform/electron/kept-process.ts';
import { createCoreProcess } from './core-process.ts';

class ChildInMemory extends EventEmitter {
  readonly heard: MainToCore[] = [];
  postMessage = (message: MainToCore) => void this.heard.push(message);
  kill = () => this.emit('exit', 0);
}

const log: AppLog = { info: () => undefined, error: () => undefined, read: () => '' };

function aCore() {
  const children: ChildInMemory[] = [];
  const did: string[] = [];
  const core = createCoreProcess({
    fork: () => {
      children.push(new ChildInMemory());
      // As much of a utility process as is used.
      return children.at(-1) as unknown as ChildProcess;
    },
    startCaged: () => {
      throw new Error('Nothing is to be started here.');
    },
    keyStore: { seal: async (text) => `sealed ${text}`, open: async () => null },
    log,
    nowMs: () => 0,
    onState: ({ stage }) => did.push(stage),
    onNews: ({ kind }) => did.push(kind),
    onCrashed: ({ willReturn }) => did.push(`crashed, ${willReturn ? 'returns' : 'given up'}`),
  });
  core.start();
  const say = (message: unknown) => children.at(-1)?.emit('message', message);
  return { core, children, did, say };
}

test('what pages ask is passed on, and the answer finds its way back', async () => {
  const { core, children, say } = aCore();

  const asking = core.ask('state.read', {});
  await expect.poll(() => children[0]?.heard).toHaveLength(1);
  say({ kind: 'answer', id: 1, reply: { ok: true, value: 42 } });

  expect(await asking).toBe(42);
});

test('a question that the core takes with it is refused by name, and the next is asked of its successor', async () => {
  const { core, children, did } = aCore();
  const lost = core.ask('state.read', {});
  await expect.poll(() => children[0]?.heard).toHaveLength(1);

  children[0]?.emit('exit', 1);

  await expect(lost).rejects.toMatchObject({ code: 'core.ended' });
  void core.ask('state.read', {}).catch(() => null);
  await expect.poll(() => children[1]?.heard).toHaveLength(1);
  expect(did).toEqual(['crashed, returns']);
});

test('only the main process seals, and what it is asked beside that is no message', async () => {
  const { children, did, say } = aCore();

  say({ kind: 'ask', id: 7, ask: { request: 'key.seal', text: 'pem' } });
  say({ kind: 'ask', id: 8, ask: { request: 'file.delete', text: '/' } });
  say({ kind: 'state', state: { stage: 'starting' } });

  await expect
    .poll(() => children[0]?.heard)
    .toEqual([{ kind: 'answer', id: 7, reply: { ok: true, value: 'sealed pem' } }]);
  expect(did).toEqual(['starting']);
});

test('a call that is not on the list starts nothing', async () => {
  const { children, say } = aCore();

  say({ kind: 'cage.start', cage: 1, call: 'wifiNetworks' });

  await expect.poll(() => children[0]?.heard).toEqual([{ kind: 'cage.ended', cage: 1, exitCode: null }]);
});
