import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { HubToClient } from '#contracts/sync.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { OpenStream } from '#platform/any/live-stream.ts';
import { sleep } from '#platform/node/sleep.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { aHelp } from '../../app/remote/remote.fixtures.ts';
import { HubInMemory } from '../hub-link/hub.fixtures.ts';
import { aHelperBefore } from '../surroundings.fixtures.ts';
import type { Surroundings } from '../surroundings.ts';
import { enrol } from './enrol.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { showStatus } from './status.ts';

/** A computer that answers every call with too little to be sure of anything but its processor. */
const child = `process.stdout.write(JSON.stringify(process.argv[2] === 'cpu' ? { brand: 'E-1', cores: 8 } : null));`;

/** A hub that is not listened to. */
const noStream = (): OpenStream => () => ({ next: async () => null, send: () => undefined, close: () => undefined });

/** A hub that says hello, and nothing after that. */
const quietStream = (): OpenStream => {
  const welcome: HubToClient = { kind: 'welcome', nowMs: epochMs.parse(0) };
  return (_hello, signal) => {
    const said = [welcome];
    const over = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
    return { next: async () => said.shift() ?? (await over), send: () => undefined, close: () => undefined };
  };
};

/** Starts an enrolled helper; `until` resolves when the hub has taken that many commands. */
async function startHelper(hub = new HubInMemory(), over: Partial<Surroundings> = {}, stream = noStream) {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'child.mjs'), child);
  const stop = new AbortController();
  const helper = aHelperBefore(hub, folder, { stopped: stop.signal, sleep, ...over });
  await enrol(
    { code: 'GOOD', hub: 'http://127.0.0.1:4680' },
    { ...helper.around, stopped: new AbortController().signal },
  );
  const running = run(helper.around, stream);
  const end = async () => {
    stop.abort();
    return await running;
  };
  onTestFinished(async () => void (await end().catch(() => undefined)));
  const until = (count: number) => expect.poll(() => hub.taken.size, { timeout: 20_000 }).toBe(count);
  return { ...helper, hub, running, end, until };
}

describe('a running helper', { timeout: 40_000 }, () => {
  test('reports its inventory, stops when it is told to, and leaves the lock to the next', async () => {
    const { around, hub, end, until, said } = await startHelper();
    await until(1);

    expect(await end()).toEqual({ ok: true, value: null });
    expect([...hub.taken.values()]).toMatchObject([
      { name: 'device.report', input: { sections: { processor: { model: 'E-1', cores: 8 } } } },
    ]);
    said.length = 0;
    await showStatus(around);
    expect(said).toContain('The helper is not running. Start it: npm run helper');
  });

  test('sends what another process reports beside it', async () => {
    const { around, hub, until } = await startHelper();
    await until(1);
    const cutOff = {
      ...around,
      askAt: () => async () => ({ ok: false, refusal: { code: 'hub.unreachable' } }) as const,
    };

    await report({ summary: 'No sound', details: null }, { ...cutOff, stopped: new AbortController().signal });

    await until(2);
    expect([...hub.taken.values()].map(({ name }) => name)).toEqual(['device.report', 'incident.log']);
  });

  test('says at once that nobody can be asked at a computer without a screen, and says it once', async () => {
    const hub = new HubInMemory();
    const asked = { ...aHelp({ state: 'asked', joinedAtMs: null }), id: aHelp().session, person: null };
    const { session: _session, code: _code, ...help } = asked;
    hub.help = help;
    const { until } = await startHelper(hub, {}, quietStream);
    await until(2);

    const declined = [...hub.taken.values()].filter(({ name }) => name === 'support-session.refuse');
    expect(declined).toMatchObject([{ target: help.id, input: { because: 'no-display' } }]);
  });

  test('is the only one with its data', async () => {
    const { around, until } = await startHelper();
    await until(1);

    await expect(run(around, noStream)).rejects.toMatchObject({ code: 'helper.running-already' });
  });

  test('goes on when a file in its outbox is damaged, and sets that aside', async () => {
    const { around, hub, until, logged } = await startHelper();
    await until(1);
    const name = '000000000001-01900000-0000-7000-8000-000000000001.json';

    await writeFile(join(around.dataPath, 'waiting', name), '{"half":', { mode: 0o600 });
    await expect.poll(() => readdir(join(around.dataPath, 'damaged')), { timeout: 20_000 }).toEqual([name]);

    expect(logged).toContain(`damaged command set aside ${name}`);
    expect(hub.taken.size).toBe(1);
  });

  test('reports everything again when the hub did not take its inventory', async () => {
    const hub = new HubInMemory();
    hub.refusal = { code: 'command.input-invalid' };
    const { around, end, logged, until } = await startHelper(hub);
    await expect.poll(() => logged.some((line) => line.startsWith('command refused')), { timeout: 20_000 }).toBe(true);
    await expect.poll(() => readdir(around.dataPath), { timeout: 20_000 }).toContain('last-inventory.json');
    await end();
    hub.refusal = null;

    const stop = new AbortController();
    const running = run({ ...around, stopped: stop.signal }, noStream);
    await until(1);
    stop.abort();
    await running;

    expect([...hub.taken.values()]).toMatchObject([{ input: { sections: { processor: { cores: 8 } } } }]);
  });

  test('does not start with a key that others can read', async () => {
    const { around, end, until } = await startHelper();
    await until(1);
    await end();
    await chmod(join(around.dataPath, 'device-key.pem'), 0o640);

    await expect(run(around, noStream)).rejects.toMatchObject({ code: 'file.not-private', details: { mode: '640' } });
  });
});
