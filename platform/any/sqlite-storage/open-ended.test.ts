import { expect, test } from 'vitest';
import { aDriverInMemory } from '../../../test/support/sqlite-in-memory.ts';
import { openEnded } from './open-ended.ts';

/** As SQLite numbers it: https://www.sqlite.org/pragma.html#pragma_synchronous */
const FULL = 2;

function aTable() {
  const inner = aDriverInMemory();
  const driver = openEnded(inner);
  driver.exec('CREATE TABLE kept (id INTEGER PRIMARY KEY)');
  const insert = driver.prepare('INSERT INTO kept VALUES (?)');
  const ids = driver.prepare('SELECT id FROM kept ORDER BY id');
  return {
    inner,
    driver,
    put: (id: number) => void insert.run([id]),
    held: () => ids.all([]).flat(),
    isHurried: () => Number(inner.prepare('PRAGMA synchronous').all([])[0]?.[0]) === FULL,
  };
}

test('a write that is not waited for is over at once when nothing follows, and what comes next is waited for', () => {
  const { driver, put, held, isHurried } = aTable();

  driver.unhurried(() => {
    put(1);
    expect(isHurried()).toBe(false);
  }, false);

  expect(driver.isInTransaction()).toBe(false);
  expect([held(), isHurried()]).toEqual([[1], true]);
});

test('writes that are continued are one transaction, read as if it was over, until the last of them', () => {
  const { driver, put, held } = aTable();

  driver.unhurried(() => put(1), true);
  driver.unhurried(() => put(2), true);
  expect(held()).toEqual([1, 2]);
  expect(driver.isInTransaction()).toBe(true);
  driver.unhurried(() => put(3), false);

  expect(driver.isInTransaction()).toBe(false);
  expect(held()).toEqual([1, 2, 3]);
});

test('any other write ends what was to be continued first, so that its own failure takes nothing else with it', () => {
  const { driver, put, held, isHurried } = aTable();
  driver.unhurried(() => put(1), true);

  const failing = () =>
    driver.transaction(() => {
      expect(isHurried()).toBe(true);
      put(2);
      throw new Error('No more of it.');
    });

  expect(failing).toThrow('No more of it.');
  expect(held()).toEqual([1]);
});

test('one that fails takes back what it continued; the next transaction is whole, and waited for', () => {
  const { driver, put, held, isHurried } = aTable();
  driver.unhurried(() => put(1), true);

  expect(() => driver.unhurried(() => put(1), true)).toThrow(/UNIQUE/);

  expect([held(), isHurried()]).toEqual([[], true]);
  driver.transaction(() => put(2));
  expect(held()).toEqual([2]);
});

test('what cannot be brought to its end is taken back, and whoever came next hears of it', () => {
  const { inner, put } = aTable();
  let isFull = true;
  const full = openEnded({
    ...inner,
    exec: (sql) => {
      if (sql === 'COMMIT' && isFull) throw new Error('database or disk is full');
      inner.exec(sql);
    },
  });
  full.unhurried(() => put(1), true);

  expect(() => full.transaction(() => put(2))).toThrow('database or disk is full');

  isFull = false;
  full.transaction(() => put(3));
  expect(inner.prepare('SELECT id FROM kept').all([]).flat()).toEqual([3]);
});

test('one within another is refused, and both are taken back', () => {
  const { driver, put, held } = aTable();

  const nested = () => driver.unhurried(() => driver.unhurried(() => put(1), true), true);

  expect(nested).toThrow(/inside a transaction/);
  expect([held(), driver.isInTransaction()]).toEqual([[], false]);
});

test('what was to be continued is kept when the connection is closed, and before history is forgotten', () => {
  const { inner, put, held } = aTable();
  const said: string[] = [];
  const heard = openEnded({
    ...inner,
    exec: (sql) => {
      inner.exec(sql);
      said.push(sql);
    },
    forgetHistory: () => said.push('forget'),
    close: () => said.push('close'),
  });

  heard.unhurried(() => put(1), true);
  heard.forgetHistory();
  heard.unhurried(() => put(2), true);
  heard.close();

  expect(said.filter((what) => !what.startsWith('PRAGMA'))).toEqual([
    'BEGIN IMMEDIATE',
    'COMMIT',
    'forget',
    'BEGIN IMMEDIATE',
    'COMMIT',
    'close',
  ]);
  expect(held()).toEqual([1, 2]);
});
