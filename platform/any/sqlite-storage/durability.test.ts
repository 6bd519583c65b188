import { fillWithDefaultSettings } from 'rxdb/plugins/core';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../../test/support/seeded.ts';
import { aSqliteStorage } from '../../../test/support/sqlite-storage.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import { createSqliteStorage } from './create-sqlite-storage.ts';
import type { Loose } from './sqlite-storage.fixtures.ts';
import { looseSchema, openLoose, prepared, stored } from './sqlite-storage.fixtures.ts';

const everything = prepared({ selector: {}, sort: [{ id: 'asc' }] });

describe('a process that is killed while it writes', () => {
  /** Writes pairs of documents for ever, and says which after each promise has resolved. */
  const writeForEver = `
    const [fixtures, support, folder] = process.argv.slice(1);
    const { openLoose, stored } = await import(fixtures);
    const { aSqliteStorage } = await import(support);
    const instance = await openLoose(aSqliteStorage(folder));
    for (let serial = 0; ; serial += 1) {
      const text = 'x'.repeat(20_000);
      const rows = ['a', 'b'].map((half) => ({ document: stored({ id: String(serial) + half, text }) }));
      await instance.bulkWrite(rows, 'test');
      process.stdout.write(String(serial) + '\\n');
    }
  `;

  test('has on the disk all that it said was written, and no half of anything', { timeout: 60_000 }, async () => {
    const chance = seeded(20_261_122);
    const fixtures = new URL('sqlite-storage.fixtures.ts', import.meta.url).href;
    const support = new URL('../../../test/support/sqlite-storage.ts', import.meta.url).href;
    for (let round = 0; round < 5; round += 1) {
      const folder = await temporaryFolder();
      const writer = spawn(
        process.execPath,
        ['--input-type=module', '--eval', writeForEver, fixtures, support, folder],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      const killAfter = 5 + Math.floor(chance() * 60);
      let acknowledged = -1;
      for await (const said of createInterface({ input: writer.stdout })) {
        acknowledged = Number(said);
        if (acknowledged === killAfter) writer.kill('SIGKILL');
      }
      if (writer.signalCode === null) await once(writer, 'exit');

      const reopened = await openLoose(aSqliteStorage(folder));
      const ids = new Set((await reopened.query(everything)).documents.map(({ id }) => id));
      await reopened.close();

      expect(acknowledged).toBeGreaterThanOrEqual(killAfter);
      for (let serial = 0; serial <= acknowledged; serial += 1) {
        expect(ids).toContain(`${serial}a`);
        expect(ids).toContain(`${serial}b`);
      }
      expect(ids.has(`${acknowledged + 1}a`)).toBe(ids.has(`${acknowledged + 1}b`));
    }
  });
});

describe('a damaged file', () => {
  test('that is no database at all is reported as damaged when it is opened', async () => {
    const folder = await temporaryFolder();
    const file = await open(join(folder, 'test.sqlite'), 'w');
    await file.writeFile('This was a database once. '.repeat(500));
    await file.close();

    await expect(openLoose(aSqliteStorage(folder))).rejects.toMatchObject({ code: 'storage.damaged' });
  });

  test('with a broken page is reported as damaged when the page is read', async () => {
    const folder = await temporaryFolder();
    const instance = await openLoose(aSqliteStorage(folder));
    const rows = Array.from({ length: 500 }, (_, serial) => ({
      document: stored({ id: `x${serial}`, text: 'y'.repeat(500) }),
    }));
    await instance.bulkWrite(rows, 'test');
    await instance.close();
    const path = join(folder, 'test.sqlite');
    const { size } = await stat(path);
    const file = await open(path, 'r+');
    // All but the first pages, where SQLite keeps what tables there are.
    for (let at = 12 * 4_096; at < size; at += 4_096) await file.write(Buffer.alloc(4_096, 0xa5), 0, 4_096, at);
    await file.close();

    const reopened = await openLoose(aSqliteStorage(folder));

    await expect(reopened.query(everything)).rejects.toMatchObject({
      code: 'storage.damaged',
      details: { place: 'loose/0' },
    });
    await reopened.close();
  });
});

test('a full disk fails the write by name; what was there stays, and writing goes on when there is room again', async () => {
  const folder = await temporaryFolder();
  const driver = openNodeSqlite(join(folder, 'test.sqlite'));
  const instance = await openLoose(createSqliteStorage({ openDatabase: () => driver }));
  await instance.bulkWrite([{ document: stored({ id: 'before' }) }], 'test');
  const heard: unknown[] = [];
  instance.changeStream().subscribe((bulk) => heard.push(bulk));
  driver.exec('PRAGMA max_page_count = 20');
  const large = Array.from({ length: 50 }, (_, serial) => ({
    document: stored({ id: `x${serial}`, text: 'y'.repeat(9_000) }),
  }));

  await expect(instance.bulkWrite(large, 'test')).rejects.toMatchObject({
    code: 'storage.failed',
    details: { reason: 'full' },
  });

  expect(heard).toEqual([]);
  expect((await instance.query(everything)).documents).toMatchObject([{ id: 'before' }]);
  driver.exec('PRAGMA max_page_count = 100000');
  await instance.bulkWrite(large, 'test');
  expect((await instance.query(everything)).documents).toHaveLength(51);
  await instance.close();
});

test('after a cleanup nothing of a forgotten document is left in any file, while the database is open', async () => {
  const folder = await temporaryFolder();
  const instance = await openLoose(aSqliteStorage(folder));
  const bytes = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  const first = stored({ id: 'leaked', state: 'Plan9', text: 'Payroll of the board. '.repeat(1_000) });
  await instance.bulkWrite([{ document: first }, { document: stored({ id: 'kept', text: 'harmless' }) }], 'test');
  expect(bytes().includes('Payroll of the board')).toBe(true);

  await instance.bulkWrite([{ previous: first, document: stored({ id: 'leaked', _deleted: true }, first) }], 'test');
  await instance.cleanup(0);

  for (const word of ['Payroll', 'Plan9', 'leaked']) expect(bytes().includes(word)).toBe(false);
  expect(bytes().includes('harmless')).toBe(true);
  await instance.close();
});

test('every write is on the disk when its promise resolves: the database says so of itself', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'test.sqlite');
  const driver = openNodeSqlite(path);

  // 2: FULL, https://www.sqlite.org/pragma.html#pragma_synchronous
  expect(driver.prepare('PRAGMA synchronous').all([])).toEqual([[2]]);
  expect(driver.prepare('PRAGMA journal_mode').all([])).toEqual([['wal']]);
  driver.close();
});

describe('a database of an earlier version', () => {
  const withMore = fillWithDefaultSettings<Loose>({
    version: 0,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: { type: 'string', maxLength: 48 },
      state: { type: 'string', maxLength: 20 },
      note: { type: 'string', maxLength: 20 },
    },
    required: ['id'],
    indexes: [['note', 'state']],
  });

  test('is found by a field that was not indexed then, without anybody writing anew', async () => {
    const folder = await temporaryFolder();
    const before = await openLoose(aSqliteStorage(folder));
    const rows = Array.from({ length: 300 }, (_, serial) => ({
      document: stored({ id: `x${serial}`, note: `n${serial % 3}`, state: `s${serial}` }),
    }));
    await before.bulkWrite(rows, 'test');
    await before.close();

    const after = await openLoose(aSqliteStorage(folder), { schema: withMore });
    const found = await after.query(
      prepared({ selector: { note: 'n1' }, sort: [{ state: 'asc' }], limit: 2 }, withMore),
    );
    await after.close();

    expect(found.documents).toMatchObject([{ id: 'x1' }, { id: 'x10' }]);
    const database = new DatabaseSync(join(folder, 'test.sqlite'), { readOnly: true });
    const indexes = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`).all();
    expect(indexes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['loose/0:_deleted,note,state', 'loose/0:_meta.lwt', 'loose/0:_deleted,_meta.lwt']),
    );
    expect(indexes).toHaveLength(3);
    database.close();
  });

  test('is opened without a change when only fields were added that no index has', async () => {
    const folder = await temporaryFolder();
    const before = await openLoose(aSqliteStorage(folder));
    await before.bulkWrite([{ document: stored({ id: 'a' }) }], 'test');
    await before.close();
    const onDisk = await readFile(join(folder, 'test.sqlite'));
    const schema = { ...looseSchema, properties: { ...looseSchema.properties, added: { type: 'string' } } };

    const after = await openLoose(aSqliteStorage(folder), { schema });
    const found = await after.query(prepared({ selector: { added: { $exists: false } } }, schema));
    await after.close();

    expect(found.documents).toMatchObject([{ id: 'a' }]);
    expect(await readFile(join(folder, 'test.sqlite'))).toEqual(onDisk);
  });

  test('whose rebuilding is cut short is as it was, and is rebuilt at the next start', async () => {
    const folder = await temporaryFolder();
    const before = await openLoose(aSqliteStorage(folder));
    await before.bulkWrite([{ document: stored({ id: 'a', note: 'n1' }) }], 'test');
    await before.close();
    const breaking = createSqliteStorage({
      openDatabase: (name) => {
        const driver = openNodeSqlite(join(folder, `${name}.sqlite`));
        const exec = (sql: string) => {
          if (sql.startsWith('DROP TABLE')) throw new Error('the power is gone');
          driver.exec(sql);
        };
        return { ...driver, exec };
      },
    });
    await expect(openLoose(breaking, { schema: withMore })).rejects.toThrow('the power is gone');

    const after = await openLoose(aSqliteStorage(folder), { schema: withMore });

    expect((await after.query(prepared({ selector: { note: 'n1' } }, withMore))).documents).toMatchObject([
      { id: 'a' },
    ]);
    await after.close();
  });
});
