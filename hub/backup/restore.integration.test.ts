import { inject, onTestFinished } from 'vitest';
import { restoreContract } from '../../test/contracts/restore.contract.ts';
import { createDatabase } from '../../test/support/postgres.ts';

restoreContract('PostgreSQL', async () => {
  const database = await createDatabase(inject('postgresUrl'));
  onTestFinished(() => database.drop());
  return { databaseUrl: database.url };
});
