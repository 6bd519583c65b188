import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL server for this run. Make a database of your own on it (`createDatabase`). */
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL for all integration tests. Returns what stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ isDurable: false });
  project.provide('postgresUrl', server.url);
  return server.stop;
}
