import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Far more than anything needs that is awaited; machines that run tests are busy. */
const patience = { poll: { timeout: 15_000 } };

/**
 * `unit` needs nothing but Node; `desk-on-sqlite` runs the desk's tests over the storage of the desktop as well, and
 * `sqlite-in-wasm` those of storage and desk over the browser's SQLite;
 * `integration` starts a PostgreSQL of its own.
 */
export default defineConfig({
  test: {
    projects: [
      {
        // Modules of the main processes are tested without a window; the npm package would answer with a binary's path.
        resolve: { alias: [{ find: /^electron$/, replacement: resolve('test/electron-standin/host/electron.ts') }] },
        test: {
          name: 'unit',
          testTimeout: 20_000,
          expect: patience,
          include: [
            '{domain,contracts,platform,hub,main,renderer,portal,agent-helper,build}/**/*.test.ts',
            'test/{rooms,support,bench,fuzz,lab,pictures,electron-standin}/**/*.test.ts',
          ],
          exclude: ['**/*.integration.test.ts', '**/node_modules/**'],
          provide: { deskStorage: 'memory', sqliteDriver: 'node' },
        },
      },
      {
        test: {
          name: 'desk-on-sqlite',
          testTimeout: 20_000,
          expect: patience,
          include: ['platform/any/{data-service,desk-news,exchange}/*.test.ts'],
          provide: { deskStorage: 'sqlite', sqliteDriver: 'node' },
        },
      },
      {
        test: {
          name: 'sqlite-in-wasm',
          testTimeout: 20_000,
          expect: patience,
          include: ['platform/any/{sqlite-storage,search,data-service}/*.test.ts'],
          // What is about files is about Node's; the browser's are in the journeys.
          exclude: ['**/durability.test.ts', '**/*.integration.test.ts'],
          provide: { deskStorage: 'sqlite', sqliteDriver: 'wasm' },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{platform,hub,renderer,agent-helper}/**/*.integration.test.ts', 'test/integration/**/*.test.ts'],
          globalSetup: ['test/support/postgres-for-tests.ts'],
          testTimeout: 60_000,
          expect: patience,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
