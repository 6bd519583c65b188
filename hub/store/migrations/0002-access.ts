import { sql } from 'kysely';
import type { SchemaModule } from 'kysely';
import type { MigrationPorts, StoreMigration } from '../migrate.ts';

export const access: StoreMigration = {
  version: 2,
  name: 'access',
  async up({ schema, run, engine }) {
    await addAccountsAndSessions(schema);
    await addDevices(schema);
    await indexAgentsByPerson({ run, engine });
  },
};

async function addAccountsAndSessions(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('account')
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('login', 'text', (column) => column.notNull().unique())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .execute();

  await schema
    .createTable('session')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('installation', 'text', (column) => column.notNull())
    .addColumn('opened_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('seen_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('expires_at_ms', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('session_by_holder').on('session').columns(['holder']).execute();
  await schema.createIndex('session_by_expiry').on('session').columns(['expires_at_ms']).execute();

  await schema
    .createTable('failure_tally')
    .addColumn('subject', 'text', (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('failed_at_ms', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('failure_tally_by_time').on('failure_tally').columns(['failed_at_ms']).execute();
}

async function addDevices(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('enrolment')
    .addColumn('code_hash', 'text', (column) => column.primaryKey())
    .addColumn('person', 'text')
    .addColumn('site', 'text')
    .addColumn('offered_by', 'text', (column) => column.notNull())
    .addColumn('expires_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('device', 'text')
    .addColumn('public_key', 'text')
    .execute();

  await schema
    .createTable('device_key')
    .addColumn('device', 'text', (column) => column.primaryKey())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('enrolled_at_ms', 'bigint', (column) => column.notNull())
    .execute();

  await schema
    .createTable('device_challenge')
    .addColumn('challenge_hash', 'text', (column) => column.primaryKey())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('expires_at_ms', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('device_challenge_by_expiry').on('device_challenge').columns(['expires_at_ms']).execute();
}

/** Every request asks which agent a person is. The expression is that of `hub/access/principals.ts`, or it is not used. */
async function indexAgentsByPerson({ run, engine }: Pick<MigrationPorts, 'run' | 'engine'>): Promise<void> {
  const person = engine === 'sqlite' ? sql`(state ->> 'person')` : sql`((state::jsonb) ->> 'person')`;
  await run(sql`create index agent_by_person on record (${person}) where name = 'agent'`);
}
