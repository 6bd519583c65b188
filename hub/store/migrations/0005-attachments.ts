import type { SchemaModule } from 'kysely';
import { sql } from 'kysely';
import type { MigrationPorts, StoreMigration } from '../migrate.ts';

export const attachments: StoreMigration = {
  version: 5,
  name: 'attachments',
  async up(ports) {
    await addBytes(ports);
    await addRights(ports.schema);
  },
};

async function addBytes({ schema, run, engine }: MigrationPorts): Promise<void> {
  await schema
    .createTable('attachment_upload')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('asker', 'text', (column) => column.notNull())
    .addColumn('size_bytes', 'integer', (column) => column.notNull())
    .addColumn('received_bytes', 'integer', (column) => column.notNull())
    .addColumn('touched_at_ms', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('attachment_upload_of_asker', ['asker', 'sha256'])
    .execute();
  await schema.createIndex('attachment_upload_by_time').on('attachment_upload').columns(['touched_at_ms']).execute();

  await schema
    .createTable('attachment_part')
    .addColumn('upload', 'text', (column) => column.notNull())
    .addColumn('first_byte', 'integer', (column) => column.notNull())
    .addColumn('bytes', engine === 'postgres' ? 'bytea' : 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('attachment_part_key', ['upload', 'first_byte'])
    .execute();
  // Most files are compressed already; PostgreSQL would try anew with each part.
  if (engine === 'postgres') await run(sql`alter table attachment_part alter column bytes set storage external`);

  await schema
    .createTable('attachment_content')
    .addColumn('sha256', 'text', (column) => column.primaryKey())
    .addColumn('size_bytes', 'integer', (column) => column.notNull())
    .addColumn('image_type', 'text')
    .addColumn('upload', 'text', (column) => column.notNull())
    .addColumn('stored_at_ms', 'bigint', (column) => column.notNull())
    .execute();
}

async function addRights(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('attachment_holder')
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('since_ms', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('attachment_holder_key', ['sha256', 'holder'])
    .execute();
  await schema.createIndex('attachment_holder_by_holder').on('attachment_holder').columns(['holder']).execute();

  await schema
    .createTable('attachment_naming')
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('line', 'text', (column) => column.notNull())
    .addColumn('named_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('attachment_naming_key', ['sha256', 'line'])
    .execute();
}
