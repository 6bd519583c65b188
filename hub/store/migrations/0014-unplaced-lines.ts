import type { StoreMigration } from '../migrate.ts';

/** Lines that came back after a restore and fit no more, for their authors. */
export const unplacedLines: StoreMigration = {
  version: 14,
  name: 'unplaced-lines',
  async up({ schema }) {
    await schema
      .createTable('unplaced_line')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('device', 'text', (column) => column.notNull())
      .addColumn('line', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('unplaced_line_device').on('unplaced_line').columns(['device', 'id']).execute();
  },
};
