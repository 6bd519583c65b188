import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Cage } from './ask-caged.ts';
import { askCaged } from './ask-caged.ts';
import { spawnCaged } from './spawn-caged.ts';
import type { StartCaged } from './start-caged.ts';
import { forkCaged } from '../../app/fork-caged.ts';
import { forkInNode, startedByMain } from '../../../test/support/forked-cage.ts';

const { signal } = new AbortController();
/** For a child on a busy machine. */
const ENOUGH_TO_START_MS = 3_000;

/** The ways to start a process: another Node, and the core of the app by way of its main process. */
const starters: Readonly<Record<string, (script: string) => StartCaged>> = {
  'a process of Node': spawnCaged,
  'a process that the main process forks for the core': (script) => startedByMain(forkCaged(forkInNode, script)),
};

/** Two ends that a child can hold: `closed` resolves when the last process that held the other is dead. */
async function aLifeline() {
  const path = join(await temporaryFolder(), 'lifeline');
  const server = createServer();
  onTestFinished(() => void server.close());
  server.listen(path);
  await once(server, 'listening');
  const connected = once(server, 'connection').then(([socket]) => socket as Socket);
  return {
    path,
    held: connected,
    closed: connected.then(async (socket) => await once(socket.resume(), 'close')),
  };
}

const hold = (path: string) => `(await import('node:net')).connect(${JSON.stringify(path)});`;

describe.each(Object.entries(starters))('the cage around %s (INV-6)', { timeout: 30_000 }, (_name, startScript) => {
  /** A cage around a script of the test's own. */
  async function cageOf(source: string, over: Partial<Cage> = {}): Promise<Cage> {
    const script = join(await temporaryFolder(), 'child.mjs');
    await writeFile(script, source);
    return { start: startScript(script), timeoutMs: 20_000, maxAnswerBytes: 2 ** 20, ...over };
  }

  test('gives back what the child wrote as JSON', async () => {
    const cage = await cageOf(`process.stdout.write(JSON.stringify({ asked: process.argv[2] }));`);

    expect(await askCaged('cpu', cage, signal)).toEqual({ ok: true, value: { asked: 'cpu' } });
  });

  test('ends a child that hangs, and the next call is answered', async () => {
    const lifeline = await aLifeline();
    const hanging = await cageOf(`${hold(lifeline.path)} setInterval(() => {}, 1_000);`, {
      timeoutMs: ENOUGH_TO_START_MS,
    });

    expect(await askCaged('cpu', hanging, signal)).toEqual({ ok: false, refusal: { code: 'inventory.timed-out' } });
    await lifeline.closed;
    expect(await askCaged('cpu', await cageOf(`process.stdout.write('1')`), signal)).toEqual({ ok: true, value: 1 });
  });

  test.skipIf(process.platform === 'win32')('ends the tools with it that the child has started', async () => {
    const lifeline = await aLifeline();
    const tool = `${hold(lifeline.path)} setInterval(() => {}, 1_000);`;
    const cage = await cageOf(
      `(await import('node:child_process')).spawn(process.execPath, ['--input-type=module', '--eval', ${JSON.stringify(tool)}]);
       setInterval(() => {}, 1_000);`,
      { timeoutMs: ENOUGH_TO_START_MS },
    );

    expect(await askCaged('cpu', cage, signal)).toMatchObject({ refusal: { code: 'inventory.timed-out' } });
    await lifeline.closed;
  });

  test('a busy loop that listens to nothing is ended as well', async () => {
    const cage = await cageOf('for (;;);', { timeoutMs: 500 });

    expect(await askCaged('cpu', cage, signal)).toEqual({ ok: false, refusal: { code: 'inventory.timed-out' } });
  });

  test('a hundred megabytes are cut off long before they are read', async () => {
    const cage = await cageOf(
      `const block = Buffer.alloc(2 ** 20, 'x');
       for (let sent = 0; sent < 100; sent += 1) await new Promise((sentOn) => process.stdout.write(block, sentOn));`,
    );
    const before = process.memoryUsage().rss;

    expect(await askCaged('cpu', cage, signal)).toEqual({ ok: false, refusal: { code: 'inventory.too-large' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20);
  });

  test.each([
    ['garbage', `process.stdout.write('<html>')`, 'inventory.garbled'],
    ['nothing', ``, 'inventory.garbled'],
    ['half an answer', `process.stdout.write('{"cores": 4')`, 'inventory.garbled'],
    ['bytes that are no text', `process.stdout.write(Buffer.from([0x22, 0xff, 0xfe]))`, 'inventory.garbled'],
    ['an error', `throw new Error('no')`, 'inventory.crashed'],
    ['an answer and then an error', `process.stdout.write('1'); process.exitCode = 3;`, 'inventory.crashed'],
    ['its own death', `process.kill(process.pid, 'SIGKILL')`, 'inventory.crashed'],
    [
      'more memory than it may have',
      `const all = []; for (;;) all.push(new Array(1e6).fill(all.length + 0.5));`,
      'inventory.crashed',
    ],
  ])('a child that answers with %s is refused by name', async (_case, source, code) => {
    expect(await askCaged('cpu', await cageOf(source), signal)).toEqual({ ok: false, refusal: { code } });
  });

  test('an answer nested a hundred thousand deep breaks nothing', async () => {
    const cage = await cageOf(`process.stdout.write('['.repeat(1e5) + ']'.repeat(1e5))`);

    expect((await askCaged('cpu', cage, signal)).ok).toBe(true);
  });

  test('prototype keys in an answer reach nothing', async () => {
    const cage = await cageOf(
      `process.stdout.write('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')`,
    );

    await askCaged('cpu', cage, signal);

    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a script that is not there is a crashed child, not a crashed helper', async () => {
    const start = startScript(join(await temporaryFolder(), 'none.mjs'));
    const cage = { start, timeoutMs: 20_000, maxAnswerBytes: 100 };

    expect(await askCaged('cpu', cage, signal)).toEqual({ ok: false, refusal: { code: 'inventory.crashed' } });
  });

  test('nothing of the helper’s environment gets in', async () => {
    const cage = await cageOf(`process.stdout.write(JSON.stringify(process.env))`);
    process.env['DESKBELL_TEST_SECRET'] = 'token';
    onTestFinished(() => void delete process.env['DESKBELL_TEST_SECRET']);

    const seen = await askCaged('cpu', cage, signal);

    expect(seen).toEqual({ ok: true, value: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' } });
  });

  test('a helper that is stopped ends the child and says why it gave up', async () => {
    const lifeline = await aLifeline();
    const stop = new AbortController();
    const cage = await cageOf(`${hold(lifeline.path)} setInterval(() => {}, 1_000);`);
    const asking = askCaged('cpu', cage, stop.signal);
    await lifeline.held;

    stop.abort();

    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
    await lifeline.closed;
  });
});
