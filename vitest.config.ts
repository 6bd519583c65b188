import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Far more than anything needs that is awaited; machines that run tests are busy. */
const patience = { poll: { timeout: 15_000 } };

/**
 * Where whole desks are opened. RxDB counts all that is open in a process, and a desk that a test has killed stays so:
 * each of these files runs in a process of its own.
 */
const desks = [
  'platform/any/{data-service,desk-news,exchange,search,sqlite-salvage,sqlite-storage}/*.test.ts',
  '{hub/backup,main/data-service,platform/browser/sqlite,renderer/{desk,search,workforce}}/*.test.ts',
  'test/{fuzz,lab}/**/*.test.ts',
];

/** Modules of the main processes are tested without a window; the npm package would answer with a binary's path. */
const electronForTests = [{ find: /^electron$/, replacement: resolve('test/electron-standin/host/electron.ts') }];

/**
 * `unit` needs nothing but Node, and so does `desk`; `desk-on-sqlite` runs the desk's tests over the storage of the
 * desktop as well, and `sqlite-in-wasm` those of storage and desk over the browser's SQLite;
 * `integration` starts a PostgreSQL of its own.
 */
export default defineConfig({
  test: {
    // One for each processor: left alone, two of them would get one worker.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias: electronForTests },
        test: {
          name: 'unit',
          // To start a process and load everything anew took most files longer than their tests.
          isolate: false,
          testTimeout: 60_000,
          expect: patience,
          include: [
            '{domain,contracts,platform,hub,main,renderer,portal,agent-helper,build}/**/*.test.ts',
            'test/{rooms,support,bench,pictures,electron-standin}/**/*.test.ts',
          ],
          exclude: [...desks, '**/*.integration.test.ts', '**/node_modules/**'],
        },
      },
      {
        resolve: { alias: electronForTests },
        test: {
          name: 'desk',
          testTimeout: 60_000,
          expect: patience,
          include: desks,
          exclude: ['**/*.integration.test.ts'],
          provide: { deskStorage: 'memory', sqliteDriver: 'node' },
        },
      },
      {
        test: {
          name: 'desk-on-sqlite',
          testTimeout: 60_000,
          expect: patience,
          include: ['platform/any/{data-service,desk-news,exchange}/*.test.ts'],
          provide: { deskStorage: 'sqlite', sqliteDriver: 'node' },
        },
      },
      {
        test: {
          name: 'sqlite-in-wasm',
          testTimeout: 60_000,
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
