import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import type { StoreMigration } from '../migrate.ts';

export const jobsAndSeals: StoreMigration = {
  version: 7,
  name: 'jobs-and-seals',
  async up({ schema, run }) {
    await schema
      .createTable('job')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('due_at_ms', 'bigint', (column) => column.notNull())
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('claimed_by', 'text')
      .addColumn('claimed_until_ms', 'bigint', (column) => column.notNull())
      .addColumn('done_at_ms', 'bigint')
      .execute();
    // Old ones are dropped once a day, without reading the feed.
    await run(sql`create index feed_outs on feed (place) where op = 'out'`);
    const key = JSON.stringify(randomBytes(32).toString('base64url'));
    await run(sql`insert into setting (name, value) values ('line_seal', ${key})`);
  },
};
