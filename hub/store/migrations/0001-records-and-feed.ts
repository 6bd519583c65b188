import { sql } from 'kysely';
import type { StoreMigration } from '../migrate.ts';

export const recordsAndFeed: StoreMigration = {
  version: 1,
  name: 'records-and-feed',
  async up({ schema, run, engine }) {
    await schema
      .createTable('record')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('schema_version', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .execute();
    await schema.createIndex('record_by_name').on('record').columns(['name', 'id']).execute();

    await schema
      .createTable('journal')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('place', 'bigint', (column) => column.notNull().unique())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('schema_version', 'integer', (column) => column.notNull())
      .addColumn('line', 'text', (column) => column.notNull())
      .addColumn('occurred_at_ms', 'bigint', (column) => column.notNull())
      .addColumn('received_at_ms', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('journal_by_target').on('journal').columns(['target', 'place']).execute();

    await schema
      .createTable('feed')
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('place', 'bigint', (column) => column.notNull())
      .addColumn('op', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('feed_key', ['id', 'scope'])
      .execute();
    await schema.createIndex('feed_by_place').on('feed').columns(['scope', 'place']).execute();

    await schema
      .createTable('answer')
      .addColumn('command', 'text', (column) => column.primaryKey())
      .addColumn('answer', 'text', (column) => column.notNull())
      .execute();

    await schema
      .createTable('installation_clock')
      .addColumn('device', 'text', (column) => column.primaryKey())
      .addColumn('occurred_at_ms', 'bigint', (column) => column.notNull())
      .execute();

    await schema
      .createTable('setting')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();

    if (engine === 'postgres') {
      await run(sql`create sequence feed_place`);
      return;
    }
    await schema
      .createTable('counter')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'integer', (column) => column.notNull())
      .execute();
    await run(sql`insert into counter (name, value) values ('feed_place', 0)`);
  },
};
