import { expect } from '@playwright/test';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { deviceSchema } from '#domain/inventory/device.record.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { test as base } from '../support/journey.ts';
import { processesWith } from '../support/processes.ts';
import { typeNpmStart } from '../support/npm-start.ts';
import type { NpmStart } from '../support/npm-start.ts';
import { startDisplay } from '../support/x-display.ts';

interface StartParts {
  readonly dataFolder: string;
  /** Types `npm start` on a free port; stopped when the test has finished. */
  readonly start: (environment?: Readonly<Record<string, string>>) => NpmStart;
}

const test = base.extend<StartParts>({
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-start-'));
    await use(join(folder, 'data'));
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  },
  start: async ({ dataFolder }, use) => {
    const started: NpmStart[] = [];
    await use((environment = {}) => {
      const start = typeNpmStart({ DESKBELL_PORT: '0', DESKBELL_DATA: dataFolder, ...environment });
      started.push(start);
      return start;
    });
    for (const start of started) await start.pressCtrlC();
  },
});

const consoleAddress = /Console for agents\s+(http:\S+?)\/\s/;
const isUp = /Ctrl-C stops it\./;

test('the first start makes a demo organisation and a helper, the second finds them, and Ctrl-C ends both', async ({
  start,
  dataFolder,
  openBrowser,
}) => {
  const first = start();
  await first.untilSaid(isUp);
  const [, origin = ''] = await first.untilSaid(consoleAddress);
  const [, login = '', password = ''] = await first.untilSaid(/administrator .*?\s(\S+)\s+(\S+)\n/);
  const kept = join(dataFolder, 'first-sign-in.txt');
  expect(await readFile(kept, 'utf8')).toContain(`${login}  ${password}`);
  expect(((await stat(kept)).mode & 0o777).toString(8)).toBe('600');

  const page = await openBrowser();
  await page.goto(`${origin}/`);
  await expect(page.getByRole('heading', { name: 'Sign in to your desk' })).toBeVisible();
  await page.goto(`${origin}/portal/`);
  await expect(page.getByRole('heading', { name: 'Sign in to get help' })).toBeVisible();
  const session = await signInOverApi(origin, login, password);
  const ids = [...(await session.readAll()).keys()];
  expect(ids.filter((id) => id.startsWith('incident:'))).toHaveLength(300);
  const machine = async () => await thisMachineIn(session);
  await expect
    .poll(async () => (await machine())?.inventory.memory?.totalBytes, { timeout: 20_000 })
    .toBeGreaterThan(0);
  expect(await machine()).toMatchObject({ person: expect.any(String), site: expect.any(String) });
  await first.pressCtrlC();
  await expect.poll(() => processesWith(dataFolder)).toEqual([]);

  const second = start();
  await second.untilSaid(isUp);
  expect(second.said()).toContain(kept);
  expect(second.said()).not.toContain(password);
  const [, sameDesk = ''] = await second.untilSaid(consoleAddress);
  const again = await signInOverApi(sameDesk, login, password);
  expect([...(await again.readAll()).keys()]).toEqual(expect.arrayContaining(ids));
  expect(await second.pressCtrlC()).toEqual({ exitCode: null, signal: 'SIGINT' });
});

test('where there is a display, the console opens in a window of its own, and ends with the rest', async ({
  start,
  dataFolder,
}) => {
  const display = await startDisplay();
  try {
    const started = start({ DESKBELL_OPEN: '', DESKBELL_DEMO: '0', DISPLAY: display.name });
    await started.untilSaid(isUp);
    expect(started.said()).toContain('the console opens in a window');
    await expect.poll(() => existsSync(join(dataFolder, 'console/logs/console.log')), { timeout: 30_000 }).toBe(true);
    await expect.poll(() => processesWith(join(dataFolder, 'console'))).not.toEqual([]);

    await started.pressCtrlC();
    await expect.poll(() => processesWith(dataFolder)).toEqual([]);
  } finally {
    await display.stop();
  }
});

test('killing npm alone leaves nothing running either', async ({ start, dataFolder }) => {
  const started = start({ DESKBELL_DEMO: '0' });
  await started.untilSaid(isUp);

  await started.terminateNpm();

  await expect.poll(() => processesWith(dataFolder)).toEqual([]);
});

test('without the demo the hub waits for its first administrator and shows the way in', async ({
  start,
  openBrowser,
}) => {
  const started = start({ DESKBELL_DEMO: '0' });
  await started.untilSaid(isUp);
  const [, origin = ''] = await started.untilSaid(consoleAddress);
  const [, token = ''] = await started.untilSaid(/asks for this token, which works once:\s+(\S+)/);

  const page = await openBrowser();
  await page.goto(`${origin}/`);
  await page.getByRole('textbox', { name: 'One-time token' }).fill(token);
  await page.getByRole('textbox', { name: 'Name of the organisation' }).fill('Lindenhof Clinic');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Your first site')).toBeVisible();
});

test('a port that is in use is named in one sentence', async ({ start }) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;

  const started = start({ DESKBELL_PORT: String(port) });

  expect((await started.ended).exitCode).toBe(1);
  expect(complaintOf(started)).toBe(
    `Port ${port} is in use: Deskbell or another program runs there already. Stop it, or set DESKBELL_PORT to another.`,
  );
  other.close();
});

test('a data folder that is a file is named in one sentence', async ({ start, dataFolder }) => {
  await writeFile(dataFolder, 'not a folder');
  const onFile = start();
  expect((await onFile.ended).exitCode).toBe(1);
  expect(complaintOf(onFile)).toBe(`Deskbell cannot keep its data in ${dataFolder}: there is a file of that name.`);
});

test('a damaged database is named in one sentence, and left as it is', async ({ start, dataFolder }) => {
  await mkdir(dataFolder);
  await writeFile(join(dataFolder, 'deskbell.sqlite'), 'not a database'.repeat(1_000));

  const started = start();

  expect((await started.ended).exitCode).toBe(1);
  expect(complaintOf(started)).toMatch(/^The database .* is damaged .*\.$/);
  expect(await readFile(join(dataFolder, 'deskbell.sqlite'), 'utf8')).toMatch(/^not a database/);
});

test('a database that cannot be reached is named in one sentence, without its password', async ({ start }) => {
  const started = start({ DATABASE_URL: 'postgres://desk:hunter2@127.0.0.1:1/desk' });

  expect((await started.ended).exitCode).toBe(1);
  expect(complaintOf(started)).toMatch(
    /^Deskbell cannot reach the database that DATABASE_URL names: .*ECONNREFUSED.*\.$/,
  );
  expect(started.said()).not.toContain('hunter2');
});

test('a setting that cannot be meant is named in one sentence', async ({ start }) => {
  const started = start({ DESKBELL_PORT: 'many' });

  expect((await started.ended).exitCode).toBe(1);
  expect(complaintOf(started)).toBe('DESKBELL_PORT has to be a port from 0 to 65535, not "many".');
});

/** What the command said beside npm's own lines. */
function complaintOf(started: NpmStart): string {
  const lines = started.said().split('\n');
  return lines.filter((line) => line.trim() !== '' && !/^(?:>|npm |Building )/.test(line)).join('\n');
}

async function thisMachineIn(session: Awaited<ReturnType<typeof signInOverApi>>) {
  const devices = [...(await session.readAll()).values()].filter(({ id }) => id.startsWith('device:'));
  return devices.map((device) => deviceSchema.parse(device)).find(({ name }) => name === hostname());
}
