import type { StoreMigration } from '../migrate.ts';

export const installationMarks: StoreMigration = {
  version: 12,
  name: 'installation-marks',
  async up({ schema }) {
    await schema
      .createTable('installation_mark')
      .addColumn('device', 'text', (column) => column.primaryKey())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('mark', 'text', (column) => column.notNull())
      .execute();
  },
};
