import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import { openLoose, prepared, stored } from '#platform/any/sqlite-storage/sqlite-storage.fixtures.ts';
import type { SqliteDriver } from '#platform/any/sqlite-storage/sqlite-driver.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWasmSqliteInMemory, wasmSqliteDriver } from './wasm-sqlite-driver.ts';
import { loadWasmSqlite } from './wasm-sqlite.ts';

const wasm = await loadWasmSqlite();

function aTable(): SqliteDriver {
  const driver = openWasmSqliteInMemory(wasm);
  driver.exec('CREATE TABLE kept (id INTEGER PRIMARY KEY, value)');
  return driver;
}

test('a value comes back as it went in', () => {
  const driver = aTable();
  const put = driver.prepare('INSERT INTO kept VALUES (?, ?)');
  const get = driver.prepare('SELECT value FROM kept WHERE id = ?');
  const text = fc.string({ unit: 'binary' }).filter((candidate) => candidate.isWellFormed());
  const value = fc.oneof(
    text,
    fc.constantFrom('\uFEFFwith a mark', 'a\0b', '', -9.8e20, 2 ** 53, 2 ** 63, -1e-300),
    fc.double({ noNaN: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.uint8Array({ maxLength: 40 }),
    fc.constant(null),
  );
  let id = 0;
  fc.assert(
    fc.property(value, (asked) => {
      id += 1;
      expect(put.run([id, asked])).toBe(1);
      expect(get.all([id])).toEqual([[asked]]);
    }),
  );
  driver.close();
});

test('who leaves rows half-way does not keep a transaction from ending', () => {
  const driver = aTable();
  for (let id = 1; id <= 5; id += 1) driver.exec(`INSERT INTO kept VALUES (${id}, 'x')`);
  const all = driver.prepare('SELECT id FROM kept');

  driver.transaction(() => {
    for (const [id] of all.rows([])) if (id === 2) break;
    driver.exec('DELETE FROM kept WHERE id > 3');
  });

  expect(all.all([])).toEqual([[1], [2], [3]]);
  driver.close();
});

test('a transaction that throws leaves nothing behind, and the next one works', () => {
  const driver = aTable();
  const put = driver.prepare('INSERT INTO kept VALUES (?, ?)');

  expect(() =>
    driver.transaction(() => {
      put.run([1, 'first']);
      put.run([1, 'again']);
    }),
  ).toThrow(/UNIQUE/);
  driver.transaction(() => put.run([2, 'later']));

  expect(driver.prepare('SELECT id FROM kept').all([])).toEqual([[2]]);
  driver.close();
});

/** A database whose file is these bytes. */
function openBytes(bytes: Uint8Array): SqliteDriver {
  const { capi, oo1, wasm: memory } = wasm.sqlite3;
  const database = new oo1.DB(':memory:');
  const start = memory.allocFromTypedArray(bytes);
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE;
  database.checkRc(capi.sqlite3_deserialize(database, 'main', start, bytes.length, bytes.length, flags));
  return wasmSqliteDriver(wasm, database);
}

test('a file that is no database is reported as damaged', async () => {
  const nonsense = new TextEncoder().encode('This was a database once. '.repeat(1_000)).subarray(0, 16_384);

  await expect(openLoose(createSqliteStorage({ openDatabase: () => openBytes(nonsense) }))).rejects.toMatchObject({
    code: 'storage.damaged',
  });
});

test('a broken page is reported as damaged when it is read', async () => {
  const database = new wasm.sqlite3.oo1.DB(':memory:');
  const filled = await openLoose(createSqliteStorage({ openDatabase: () => wasmSqliteDriver(wasm, database) }));
  const rows = Array.from({ length: 500 }, (_, serial) => ({
    document: stored({ id: `x${serial}`, text: 'y'.repeat(900) }),
  }));
  await filled.bulkWrite(rows, 'test');
  const bytes = wasm.sqlite3.capi.sqlite3_js_db_export(database);
  await filled.close();
  // All but the first pages, where SQLite keeps what tables there are.
  bytes.fill(0xa5, 12 * 8_192);

  const broken = await openLoose(createSqliteStorage({ openDatabase: () => openBytes(bytes) }));

  await expect(broken.query(prepared({ selector: {}, sort: [{ id: 'asc' }] }))).rejects.toMatchObject({
    code: 'storage.damaged',
    details: { place: 'loose/0' },
  });
});

test('a browser that gives no more room is a full disk, and any other trouble of a file is not', () => {
  const unwritable = Object.assign(new wasm.sqlite3.SQLite3Error('disk I/O error'), { resultCode: 10 });
  const driverAfter = (fileError: Error) => {
    const database = new wasm.sqlite3.oo1.DB(':memory:');
    const driver = wasmSqliteDriver({ ...wasm, takeFileError: () => fileError }, database);
    database.exec = () => {
      throw unwritable;
    };
    return driver;
  };
  const noRoom = Object.assign(new Error('No more.'), { name: 'QuotaExceededError' });

  expect(() => driverAfter(noRoom).exec('DELETE FROM kept')).toThrow(expect.objectContaining({ resultCode: 13 }));
  expect(() => driverAfter(new Error('Gone.')).exec('DELETE FROM kept')).toThrow(unwritable);
});

test('what was removed leaves no empty room behind when it was most of it', () => {
  const database = new wasm.sqlite3.oo1.DB(':memory:');
  const driver = wasmSqliteDriver(wasm, database);
  const pages = () => Number(database.selectValue('PRAGMA page_count'));
  driver.exec('CREATE TABLE kept (id INTEGER PRIMARY KEY, value)');
  const empty = pages();
  const put = driver.prepare('INSERT INTO kept VALUES (?, ?)');
  driver.transaction(() => {
    for (let id = 1; id <= 500; id += 1) put.run([id, 'x'.repeat(2_000)]);
  });
  expect(pages()).toBeGreaterThan(100);
  driver.exec('DELETE FROM kept');

  driver.forgetHistory();

  expect(pages()).toBe(empty);
  driver.close();
});
