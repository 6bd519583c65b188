import { sql } from 'kysely';
import type { CreateTableBuilder, SchemaModule } from 'kysely';
import type { EngineName } from '../store.ts';
import type { MigrationPorts, StoreMigration } from '../migrate.ts';

export const recordsAndFeed: StoreMigration = {
  version: 1,
  name: 'records-and-feed',
  async up(ports) {
    await addRecordsAndJournal(ports.schema);
    await addFeed(ports);
    await addPlaces(ports);
    await addClocksAndSettings(ports.schema);
  },
};

async function addRecordsAndJournal(schema: SchemaModule): Promise<void> {
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
}

async function addFeed({ schema, engine }: MigrationPorts): Promise<void> {
  await schema
    .createTable('feed')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('place', 'bigint', (column) => column.notNull())
    .addColumn('op', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('feed_key', ['id', 'scope'])
    .$call(keptByKey(engine))
    .execute();
  await schema.createIndex('feed_by_place').on('feed').columns(['scope', 'place']).execute();

  await schema
    .createTable('answer')
    .addColumn('command', 'text', (column) => column.primaryKey())
    .addColumn('answer', 'text', (column) => column.notNull())
    .$call(keptByKey(engine))
    .execute();
}

/** SQLite then keeps the rows in the order of their key, instead of rows and an index that says where in them. */
function keptByKey(engine: EngineName) {
  return <Table extends string>(table: CreateTableBuilder<Table>) =>
    engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;
}

async function addPlaces({ schema, run, engine }: MigrationPorts): Promise<void> {
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
}

async function addClocksAndSettings(schema: SchemaModule): Promise<void> {
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
}
