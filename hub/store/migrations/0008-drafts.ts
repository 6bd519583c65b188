import type { StoreMigration } from '../migrate.ts';

export const drafts: StoreMigration = {
  version: 8,
  name: 'drafts',
  async up({ schema }) {
    await schema
      .createTable('draft')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('revision', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('device_name', 'text', (column) => column.notNull())
      .addColumn('changed_at_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('draft_key', ['owner', 'key'])
      .execute();
  },
};
