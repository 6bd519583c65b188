import { sql } from 'kysely';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storeContract } from '../../test/contracts/store.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { openStore } from './open-store.ts';

storeContract(sqliteUnderTest);

test('a folder that cannot be made is named in one sentence', async () => {
  const notAFolder = join(await temporaryFolder(), 'file');
  await writeFile(notAFolder, '');

  const opening = openStore({ databaseUrl: null, dataFolder: join(notAFolder, 'data') });

  await expect(opening).rejects.toMatchObject({
    code: 'store.folder-unusable',
    message: expect.stringMatching(/^Deskbell cannot keep its data in .*data: .+\.$/),
  });
});

test.runIf(process.platform === 'linux')('so is one in a place where the kernel lets nobody make any', async () => {
  const opening = openStore({ databaseUrl: null, dataFolder: '/proc/deskbell' });

  await expect(opening).rejects.toMatchObject({ code: 'store.folder-unusable' });
});

test('a file that is no database is not written over', async () => {
  const dataFolder = await temporaryFolder();
  await writeFile(join(dataFolder, 'deskbell.sqlite'), 'not a database, but somebody may want it back'.repeat(100));

  await expect(openStore({ databaseUrl: null, dataFolder })).rejects.toMatchObject({ code: 'store.damaged' });
});

test('a second hub is kept out of the folder until the first has ended', async () => {
  const { store, address } = await sqliteUnderTest.open();

  await expect(openStore(address)).rejects.toMatchObject({ code: 'store.in-use' });
  await store.close();

  await expect(sqliteUnderTest.reopen(address)).resolves.toMatchObject({ engine: 'sqlite' });
});

test('SQLite keeps its writes in order, and does not hold up the hub for each', async () => {
  const { store } = await sqliteUnderTest.open();

  const mode = await sql<object>`pragma journal_mode`.execute(store.database);
  const synchronous = await sql<object>`pragma synchronous`.execute(store.database);

  // 1: NORMAL. That nothing is acknowledged before it is on the disk is seen to beside SQLite: `sqlite-dialect.test.ts`.
  expect([...mode.rows, ...synchronous.rows]).toEqual([{ journal_mode: 'wal' }, { synchronous: 1 }]);
});
