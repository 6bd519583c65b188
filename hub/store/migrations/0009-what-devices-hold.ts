import { sql } from 'kysely';
import type { StoreMigration } from '../migrate.ts';

export const whatDevicesHold: StoreMigration = {
  version: 9,
  name: 'what-devices-hold',
  async up({ schema, run, engine }) {
    await schema.alterTable('record').addColumn('quiet_since_ms', 'bigint').execute();
    // When the last command on it was received: everything about it until then has been told to everybody.
    const isSettled = engine === 'sqlite' ? sql`(state ->> 'state')` : sql`((state::jsonb) ->> 'state')`;
    await run(sql`update record set quiet_since_ms =
      (select max(received_at_ms) from journal where journal.target = record.id)
      where name = 'incident' and ${isSettled} in ('resolved', 'closed')`);
    await run(sql`create index record_by_quiet on record (quiet_since_ms, id) where quiet_since_ms is not null`);
    // In the order in which programs compare texts, whatever the database's own is; SQLite has no other.
    if (engine === 'postgres') await run(sql`create index feed_by_id on feed (record, (id collate "C"))`);

    await schema
      .createTable('forgotten_receipt')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('session', 'text', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('installation', 'text', (column) => column.notNull())
      .addColumn('place', 'bigint', (column) => column.notNull())
      .addColumn('records', 'integer', (column) => column.notNull())
      .addColumn('forgotten_at_ms', 'bigint', (column) => column.notNull())
      .addColumn('received_at_ms', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('forgotten_receipt_by_installation')
      .on('forgotten_receipt')
      .columns(['installation', 'received_at_ms'])
      .execute();
  },
};
