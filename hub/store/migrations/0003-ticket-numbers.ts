import type { StoreMigration } from '../migrate.ts';

export const ticketNumbers: StoreMigration = {
  version: 3,
  name: 'ticket-numbers',
  async up({ schema }) {
    await schema
      .createTable('number_series')
      .addColumn('site_code', 'text', (column) => column.primaryKey())
      .addColumn('last', 'integer', (column) => column.notNull())
      .execute();

    await schema
      .createTable('number_lease')
      .addColumn('site_code', 'text', (column) => column.notNull())
      .addColumn('first', 'integer', (column) => column.notNull())
      .addColumn('last', 'integer', (column) => column.notNull())
      .addColumn('device', 'text', (column) => column.notNull())
      .addColumn('leased_at_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('number_lease_key', ['site_code', 'first'])
      .execute();
    await schema.createIndex('number_lease_by_device').on('number_lease').columns(['device']).execute();

    await schema
      .createTable('used_number')
      .addColumn('number', 'text', (column) => column.primaryKey())
      .addColumn('incident', 'text', (column) => column.notNull())
      .execute();
  },
};
