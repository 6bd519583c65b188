import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { signInOverApi } from '../../test/support/hub-session.ts';
import type { RunHubOptions } from '../../test/support/running-hub.ts';
import { runHubForTest } from '../../test/support/running-hub.ts';
import { foundSmallDesk } from '../../test/support/small-desk.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { listBackups, placeBackup } from './backup-files.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';

const run = promisify(execFile);
const PATIENCE = { timeout: 20_000, interval: 50 };
const restoring = { signEverybodyOut: false, nowMs: 1_000 };

async function aDesk(over: RunHubOptions = {}) {
  const hub = await runHubForTest({ backupFolder: join(await temporaryFolder(), 'backups'), ...over });
  const desk = await foundSmallDesk(hub.origin, hub.setUpToken);
  const mira = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
  const input = aLogInput({ requester: desk.vera.person, number: null, routing: null });
  const logTicket = () => mira.issue('incident.log', newRecordId('incident'), input);
  return { ...hub, desk, logTicket };
}

function rowsIn(path: string, query: string): readonly unknown[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare(query).all();
  } finally {
    database.close();
  }
}

test('while the desk works on, each backup is the desk at one moment: whole, and nothing of it half done', async () => {
  const { settings, logTicket } = await aDesk();
  const over = new AbortController();
  const working = (async () => {
    while (!over.signal.aborted) await logTicket();
  })();

  const backups: string[] = [];
  while (backups.length < 5) backups.push((await takeBackup(settings, Date.now() + backups.length)).path);
  over.abort();
  await working;

  for (const path of backups) {
    expect(rowsIn(path, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rowsIn(path, 'select id from journal where id not in (select id from feed)')).toEqual([]);
    expect(rowsIn(path, "select id from feed where record = 'incident' and id not in (select id from record)")).toEqual(
      [],
    );
  }
});

test('as many as are wanted stay, the newest', async () => {
  const { settings } = await aDesk({ backupsKept: 2 });

  for (const atMs of [1_000, 2_000, 3_000]) await takeBackup(settings, atMs);

  expect((await listBackups(settings.backupFolder, 'sqlite')).map(({ takenAtMs }) => takenAtMs)).toEqual([
    3_000, 2_000,
  ]);
  expect(await readdir(settings.backupFolder)).toHaveLength(2);
});

test('a full disk is said in one sentence; nothing half-written stays, and the older backups do', async () => {
  const folder = await temporaryFolder();
  const wanted = { folder, engine: 'sqlite' as const, kept: 1 };
  await placeBackup({ ...wanted, nowMs: 1_000 }, (path) => writeFile(path, 'whole'));

  const full = placeBackup({ ...wanted, nowMs: 2_000 }, async (path) => {
    await writeFile(path, 'ha');
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  });

  await expect(full).rejects.toMatchObject({ code: 'backup.no-room', message: expect.stringContaining(folder) });
  const [name, ...others] = await readdir(folder);
  expect(others).toEqual([]);
  expect(await readFile(join(folder, name!), 'utf8')).toBe('whole');
});

test('the hub takes backups by itself, and says when it last did', async () => {
  const { settings, origin } = await aDesk({ backupEveryMs: 100 });

  await vi.waitFor(async () => {
    expect((await listBackups(settings.backupFolder, 'sqlite')).length).toBeGreaterThan(0);
    const ready = await (await fetch(`${origin}/readyz`)).json();
    expect(ready).toEqual({ status: 'ready', lastBackupAtMs: expect.any(Number) });
  }, PATIENCE);
});

describe('a restore is refused, and nothing is touched,', () => {
  test('while a hub runs on the data', async () => {
    const { settings } = await aDesk();
    const { path } = await takeBackup(settings, 1_000);

    await expect(restoreBackup(settings, path, restoring)).rejects.toMatchObject({ code: 'store.in-use' });
  });

  test.each([
    ['there is no such file', 'backup.missing', null],
    ['the file is none of a database', 'backup.damaged', Buffer.from('x'.repeat(5_000))],
    ['the file is a database of something else', 'backup.damaged', Buffer.alloc(0)],
  ])('where %s', async (_what, code, bytes) => {
    const folder = await temporaryFolder();
    const file = join(folder, 'backup.sqlite');
    if (bytes !== null) await writeFile(file, bytes);
    const dataFolder = join(folder, 'data');

    await expect(restoreBackup({ databaseUrl: null, dataFolder }, file, restoring)).rejects.toMatchObject({ code });
    expect(await readdir(folder)).not.toContain('data');
  });

  test('where the file is cut off', async () => {
    const { settings, stop } = await aDesk();
    const { path } = await takeBackup(settings, 1_000);
    await stop();
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length - 8_192));

    await expect(restoreBackup(settings, path, restoring)).rejects.toMatchObject({ code: 'backup.damaged' });
    expect(await readdir(settings.dataFolder)).toContain('deskbell.sqlite');
  });
});

test('whoever types the commands gets the file, and one sentence on what was done or why not', async () => {
  const { settings, stop, logTicket } = await aDesk();
  await logTicket();
  const environment = { ...process.env, DESKBELL_DATA: settings.dataFolder, DESKBELL_BACKUPS: settings.backupFolder };
  const type = (...words: string[]) => run(process.execPath, ['hub/hub.ts', ...words], { env: environment });

  const backup = (await type('backup')).stdout.trim();
  await expect(type('restore', backup)).rejects.toMatchObject({
    code: 1,
    stderr: `A Deskbell hub is using the data folder ${settings.dataFolder}; stop it first.\n`,
  });
  await stop();
  const { stdout } = await type('restore', backup, '--sign-everybody-out');

  expect(stdout).toContain('The backup is in place. It holds all up to 20');
  expect(stdout).toContain(`${settings.dataFolder}/deskbell.sqlite.before-restore-`);
  expect(rowsIn(join(settings.dataFolder, 'deskbell.sqlite'), 'select id from session')).toEqual([]);
  await expect(type('make-coffee')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('backup, restore, session'),
  });
});
