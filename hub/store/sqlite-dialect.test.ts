import { Kysely, sql } from 'kysely';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { asKyselyExpects } from './node-sqlite.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

interface NoteTables {
  readonly note: { readonly text: string };
}

/** A database on a disk that is done with what it was given when it is told so. */
async function aDatabase() {
  const path = join(await temporaryFolder(), 'notes.sqlite');
  const open = () => new DatabaseSync(path);
  const writer = open();
  writer.exec('pragma journal_mode = wal; create table note (text text not null)');
  const asked: PromiseWithResolvers<void>[] = [];
  const failures: unknown[] = [];
  const reachDisk = () => {
    const turn = Promise.withResolvers<void>();
    asked.push(turn);
    return turn.promise;
  };
  const connections = { writer: asKyselyExpects(writer), reader: asKyselyExpects(open()), reachDisk };
  const dialect = sqliteDialect({ ...connections, onFailure: (error) => failures.push(error) });
  const database = new Kysely<NoteTables>({ dialect });
  onTestFinished(() => database.destroy());
  const notes = async () => (await database.selectFrom('note').select('text').execute()).map(({ text }) => text);
  const write = (text: string) =>
    database.transaction().execute((tx) => tx.insertInto('note').values({ text }).execute());
  return { database, asked, failures, notes, write };
}

const isSettled = async (promise: Promise<unknown>) =>
  await Promise.race([
    promise.then(
      () => true,
      () => true,
    ),
    new Promise((resolve) => setImmediate(() => resolve(false))),
  ]);

test('a transaction is over when it is on the disk, and not before', async () => {
  const { asked, write, notes } = await aDatabase();

  const writing = write('kept');

  expect(await isSettled(writing)).toBe(false);
  asked[0]!.resolve();
  await writing;
  expect(await notes()).toEqual(['kept']);
});

test('so is a statement of its own', async () => {
  const { database, asked } = await aDatabase();

  const writing = database.insertInto('note').values({ text: 'alone' }).execute();

  expect(await isSettled(writing)).toBe(false);
  asked[0]!.resolve();
  await writing;
});

test('what is not on the disk yet is told to nobody', async () => {
  const { asked, write, notes } = await aDatabase();
  const writing = write('committed');
  await isSettled(writing);

  const reading = notes();

  expect(await isSettled(reading)).toBe(false);
  asked[0]!.resolve();
  expect(await reading).toEqual(['committed']);
  await writing;
});

test('the next transaction begins while the disk is still at the one before', async () => {
  const { asked, write, notes } = await aDatabase();
  const first = write('first');
  await isSettled(first);

  const second = write('second');
  await isSettled(second);

  expect(asked).toHaveLength(2);
  for (const turn of asked) turn.resolve();
  await Promise.all([first, second]);
  expect(await notes()).toEqual(['first', 'second']);
});

test('a disk that fails fails who wrote and who reads, and undoes nothing of somebody else', async () => {
  const { database, asked, failures, write, notes } = await aDatabase();
  const lost = write('lost');
  await isSettled(lost);
  const under = Promise.withResolvers<void>();
  const other = database.transaction().execute(async (tx) => {
    await tx.insertInto('note').values({ text: 'other' }).execute();
    await under.promise;
    return (await sql<{ count: number }>`select count(*) as count from note`.execute(tx)).rows[0]!.count;
  });
  await isSettled(other);
  const reading = notes();

  const error = new Error('input/output error');
  asked[0]!.reject(error);

  await expect(lost).rejects.toBe(error);
  await expect(reading).rejects.toBe(error);
  expect(failures).toContain(error);
  under.resolve();
  await isSettled(other);
  asked[1]!.resolve();
  expect(await other).toBe(2);
});
