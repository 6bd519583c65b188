import { sql } from 'kysely';
import { setTimeout as hold } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { carriedHistoryContract } from '../../test/contracts/carried-history.contract.ts';
import { denyContract } from '../../test/contracts/deny.contract.ts';
import { feedContract } from '../../test/contracts/feed.contract.ts';
import { lateCommitContract } from '../../test/contracts/late-commit.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';
import { pollWhileWritingSlowly } from '../../test/support/slow-writers.ts';

feedContract(postgresUnderTest);
carriedHistoryContract(postgresUnderTest);
denyContract(postgresUnderTest);
lateCommitContract(postgresUnderTest);

test('the trap bites: the same writers on a plain sequence, drawn when the row is written, make a poller skip rows', async () => {
  const { store } = await postgresUnderTest.open();
  await sql`create table naive (place bigint primary key default nextval('feed_place'), serial text)`.execute(
    store.database,
  );
  let place = 0;

  const seen = await pollWhileWritingSlowly(
    { writers: 8, rows: 600, longestHoldMs: 10, seed: 7 },
    (serial, holdMs) =>
      store.transaction(async (tx) => {
        await sql`insert into naive (serial) values (${String(serial)})`.execute(tx);
        await hold(holdMs);
      }),
    async () => {
      const after = sql<{ place: number; serial: string }>`select * from naive where place > ${place} order by place`;
      const { rows } = await after.execute(store.database);
      place = rows.at(-1)?.place ?? place;
      return rows.map(({ serial }) => serial);
    },
  );

  const written = await sql<{ serial: string }>`select serial from naive`.execute(store.database);
  expect(written.rows).toHaveLength(600);
  expect(seen.length).toBeLessThan(600);
});
