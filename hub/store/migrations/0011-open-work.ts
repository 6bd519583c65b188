import { sql } from 'kysely';
import type { StoreMigration } from '../migrate.ts';

export const openWork: StoreMigration = {
  version: 11,
  name: 'open-work',
  async up({ run }) {
    // Snapshots begin with open work, which is little, and would else look for it among all that is done.
    await run(sql`create index record_by_open on record (name, id) where quiet_since_ms is null`);
  },
};
