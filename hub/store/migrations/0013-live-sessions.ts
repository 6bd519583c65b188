import type { StoreMigration } from '../migrate.ts';

/** Sessions that go on, who is at them, and what their ends say to each other. */
export const liveSessions: StoreMigration = {
  version: 13,
  name: 'live-sessions',
  async up({ schema }) {
    await schema
      .createTable('live_session')
      .addColumn('session', 'text', (column) => column.primaryKey())
      .addColumn('device', 'text')
      .addColumn('person', 'text')
      .addColumn('due_at_ms', 'bigint')
      .addColumn('user_heard_at_ms', 'bigint', (column) => column.notNull())
      .addColumn('agent_heard_at_ms', 'bigint', (column) => column.notNull())
      .addColumn('last_place', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('live_session_device').on('live_session').column('device').execute();
    await schema.createIndex('live_session_person').on('live_session').column('person').execute();
    await schema
      .createTable('signal_end')
      .addColumn('end_id', 'text', (column) => column.primaryKey())
      .addColumn('session', 'text', (column) => column.notNull())
      .addColumn('participant', 'text', (column) => column.notNull())
      .addColumn('last_number', 'integer', (column) => column.notNull())
      .execute();
    await schema.createIndex('signal_end_session').on('signal_end').column('session').execute();
    await schema
      .createTable('signal')
      .addColumn('session', 'text', (column) => column.notNull())
      .addColumn('place', 'bigint', (column) => column.notNull())
      .addColumn('from_participant', 'text', (column) => column.notNull())
      .addColumn('from_end', 'text', (column) => column.notNull())
      .addColumn('to_participant', 'text')
      .addColumn('towards', 'text')
      .addColumn('words', 'text')
      .addColumn('said_at_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('signal_key', ['session', 'place'])
      .execute();
    await schema.createIndex('signal_said').on('signal').column('said_at_ms').execute();
  },
};
