import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { arch, cpus, hostname, networkInterfaces, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { Device } from '#domain/inventory/device.record.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import type { StartedHub } from '../../hub/hub.ts';
import { createHub } from '../../hub/hub.ts';
import { createLog } from '../../hub/log.ts';
import { readSettings } from '../../hub/settings.ts';
import type { CuttableLine } from '../../test/support/cuttable-line.ts';
import { openCuttableLine } from '../../test/support/cuttable-line.ts';
import type { SmallDesk } from '../../test/support/small-desk.ts';
import { foundSmallDesk } from '../../test/support/small-desk.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';

const program = fileURLToPath(new URL('helper.ts', import.meta.url));
const patience = { timeout: 40_000, interval: 100 };

let hubFolder: string;
let line: CuttableLine;
let stopHub: () => Promise<void>;
let desk: SmallDesk;

/** The real hub on SQLite, behind a line whose address stays while the hub comes and goes. */
async function startHub(): Promise<StartedHub> {
  const settings = readSettings({ DESKBELL_DATA: hubFolder, DESKBELL_PORT: '0', DESKBELL_LOG: 'silent' }, hubFolder);
  const hub = createHub(settings, { log: createLog('silent', process.stdout), nowMs: Date.now });
  const started = await hub.start();
  line.leadTo(Number(new URL(started.origin).port));
  stopHub = () => hub.stop();
  return started;
}

beforeAll(async () => {
  hubFolder = await mkdtemp(join(tmpdir(), 'deskbell-hub-'));
  line = await openCuttableLine();
  const { setUpToken } = await startHub();
  desk = await foundSmallDesk(line.origin, setUpToken ?? '');
});

afterAll(async () => {
  await stopHub();
  await line.close();
  await rm(hubFolder, { recursive: true, force: true });
});

function startProgram(data: string, ...words: string[]): ChildProcess {
  const environment = { PATH: process.env['PATH'], DESKBELL_HELPER_DATA: data, LANG: 'C' };
  return spawn(process.execPath, [program, ...words], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs one order to its end, as a user would. */
async function helper(data: string, ...words: string[]) {
  const child = startProgram(data, ...words);
  const [said, complained] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')]);
  return { said, complained, exitCode: child.exitCode };
}

/** Starts the helper for good; it is ended with the test. */
function startHelper(data: string) {
  const child = startProgram(data);
  const exited = once(child, 'exit');
  child.stdout?.resume();
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return { child, exited };
}

async function enrol(data: string, person: SmallDesk['vera']['person'] | null = desk.vera.person): Promise<string> {
  const { code } = await desk.administrator.ask('enrolment.offer', { person, site: desk.site });
  const enrolled = await helper(data, 'enrol', code, '--hub', line.origin);
  expect(enrolled).toMatchObject({ exitCode: 0, complained: '' });
  return /device:\w+/.exec(enrolled.said)?.[0] ?? '';
}

/** What the desk sees now. */
async function onDesk(): Promise<readonly DeskRecord[]> {
  return [...(await desk.administrator.readAll()).values()];
}

async function deviceOnDesk(id: string): Promise<Device | undefined> {
  // The feed gives a record by the name in its id.
  return (await onDesk()).find((record) => record.id === id) as Device | undefined;
}

async function incidentsOnDesk(summary: string): Promise<readonly Incident[]> {
  const incidents = (await onDesk()).filter(({ id }) => id.startsWith('incident:')) as unknown as readonly Incident[];
  return incidents.filter((incident) => incident.summary === summary);
}

describe('the helper before a real hub', { timeout: 120_000 }, () => {
  test('this machine enrols with a code, and the desk sees what it really is (INV-1)', async () => {
    const data = join(await temporaryFolder(), 'data');
    const id = await enrol(data);
    startHelper(data);

    const macs = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const real = macs.filter(({ internal }) => !internal).map(({ mac }) => mac);
    await expect
      .poll(() => deviceOnDesk(id), patience)
      .toMatchObject({
        name: hostname(),
        person: desk.vera.person,
        inventory: {
          system: { hostName: hostname() },
          operatingSystem: { kernel: release(), architecture: arch() },
          processor: { cores: cpus().length },
          memory: { totalBytes: totalmem() },
          network: expect.any(Array),
          volumes: expect.any(Array),
        },
      });
    const device = await deviceOnDesk(id);
    expect(device?.inventory.network?.map(({ macAddress }) => macAddress)).toEqual(expect.arrayContaining(real));
    expect(device?.inventory.volumes?.length).toBeGreaterThan(0);
  });

  test('a code is good once', async () => {
    const { code } = await desk.administrator.ask('enrolment.offer', { person: null, site: null });
    const [first, second] = [join(await temporaryFolder(), 'data'), join(await temporaryFolder(), 'data')];

    expect(await helper(first, 'enrol', code, '--hub', line.origin)).toMatchObject({ exitCode: 0 });
    const refused = await helper(second, 'enrol', code.toLowerCase(), '--hub', line.origin);

    expect(refused).toMatchObject({ exitCode: 1, said: '' });
    expect(refused.complained).toContain('a code is good once');
  });

  test('a problem gets its number while one waits, and carries device and person', async () => {
    const data = join(await temporaryFolder(), 'data');
    const id = await enrol(data);

    const reported = await helper(data, 'report', 'The printer prints green', '--details', 'Since this morning.');

    const [incident] = await incidentsOnDesk('The printer prints green');
    expect(reported).toMatchObject({ exitCode: 0, said: `Reported as ${incident?.number}.\n` });
    expect(incident).toMatchObject({ device: id, requester: desk.vera.person, channel: 'helper', state: 'logged' });
  });

  test('a problem reported while the hub is down arrives exactly once when it is back', async () => {
    const data = join(await temporaryFolder(), 'data');
    const id = await enrol(data);
    startHelper(data);
    await expect.poll(async () => (await deviceOnDesk(id))?.inventory.processor, patience).not.toBeNull();
    line.cut();
    await stopHub();

    const reported = await helper(data, 'report', 'No network on the third floor');
    expect(reported).toMatchObject({ exitCode: 0, complained: '' });
    expect(reported.said).toContain('The hub cannot be reached. Your report is kept on this computer');
    expect((await helper(data, 'status')).said).toContain('Waiting for the hub: 1');

    await startHub();
    line.restore();
    await expect.poll(() => incidentsOnDesk('No network on the third floor'), patience).toHaveLength(1);
    await expect
      .poll(async () => (await helper(data, 'status')).said, patience)
      .toMatch(/BER-\d+-. {2}logged {2}No network/);

    const [incident] = await incidentsOnDesk('No network on the third floor');
    const lines = (await onDesk()).filter((record) => 'target' in record && record.target === incident?.id);
    expect(lines).toMatchObject([{ name: 'incident.logged', device: id }]);
    await expect.poll(() => readdir(join(data, 'waiting')), patience).toEqual([]);
  });

  test('on a computer of nobody a problem is refused plainly until the desk allocates it', async () => {
    const data = join(await temporaryFolder(), 'data');
    const id = await enrol(data, null);

    const refused = await helper(data, 'report', 'Whose am I');
    expect(refused).toMatchObject({ exitCode: 1, said: '' });
    expect(refused.complained).toContain('this computer belongs to nobody yet');

    await desk.administrator.issue('device.allocate', id, { person: desk.vera.person, site: desk.site });
    expect((await helper(data, 'report', 'Now I am hers')).said).toMatch(/^Reported as BER-/);
  });

  test('one helper runs per data folder, and the next starts at once where one was killed', async () => {
    const data = join(await temporaryFolder(), 'data');
    await enrol(data);
    const { child, exited } = startHelper(data);
    await expect.poll(async () => (await helper(data, 'status')).said, patience).toContain('The helper is running.');

    const second = await helper(data);
    expect(second).toMatchObject({ exitCode: 1 });
    expect(second.complained).toContain('Another helper is already running');

    child.kill('SIGKILL');
    await exited;
    expect((await helper(data, 'status')).said).toContain('The helper is not running.');
    const next = startHelper(data);
    await expect.poll(async () => (await helper(data, 'status')).said, patience).toContain('The helper is running.');

    next.child.kill('SIGTERM');
    expect(await next.exited).toEqual([0, null]);
  });

  test('with a key that others can read nothing starts, and the sentence says how to mend it', async () => {
    const data = join(await temporaryFolder(), 'data');
    await enrol(data);
    const key = join(data, 'device-key.pem');
    await chmod(key, 0o644);

    for (const words of [[], ['report', 'Too open'], ['status']]) {
      const refused = await helper(data, ...words);
      expect(refused).toMatchObject({ exitCode: 1, said: '' });
      expect(refused.complained).toBe(
        `Others on this computer can open ${key} (mode 644). Mend it, then start again: chmod 600 '${key}'\n`,
      );
    }
    await chmod(key, 0o600);
    expect(await helper(data, 'status')).toMatchObject({ exitCode: 0 });
    expect(await incidentsOnDesk('Too open')).toEqual([]);
  });

  test('shows what the desk is told without being enrolled, and without a hub', async () => {
    const shown = await helper(join(await temporaryFolder(), 'data'), 'inventory');

    expect(shown).toMatchObject({ exitCode: 0, complained: '' });
    expect(shown.said).toContain(`logical cores: ${cpus().length}`);
  });

  test.each([
    [['dance'], 2, 'That was not understood: dance'],
    [['report'], 2, 'Say in a few words what is wrong'],
    [['status'], 1, 'This computer is not known to a desk yet.'],
    [['enrol', 'ABCD', '--hub', 'http://desk.example.org'], 1, 'has to begin with https://'],
    [['enrol', 'ABCD', '--hub', 'http://127.0.0.1:9'], 1, 'The hub cannot be reached.'],
  ])('"%s" ends with %i and one sentence', async (words, exitCode, sentence) => {
    const refused = await helper(join(await temporaryFolder(), 'data'), ...words);

    expect(refused).toMatchObject({ exitCode, said: '' });
    expect(refused.complained.split('\n')[0]).toContain(sentence);
  });
});
