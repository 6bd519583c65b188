import type { StoreMigration } from '../migrate.ts';

export const supportCodes: StoreMigration = {
  version: 6,
  name: 'support-codes',
  async up({ schema }) {
    await schema
      .createTable('support_code')
      .addColumn('code_hash', 'text', (column) => column.primaryKey())
      .addColumn('session', 'text', (column) => column.notNull())
      .addColumn('device', 'text', (column) => column.notNull())
      .addColumn('expires_at_ms', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('support_code_by_device').on('support_code').columns(['device']).execute();
  },
};
