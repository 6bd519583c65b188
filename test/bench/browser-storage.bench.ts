import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import { sqliteWasmPlugin } from '../../build/sqlite-wasm-plugin.ts';
import type { DeskMeasures } from './browser/measure-desk.ts';
import type { Contestant } from './browser/storage.worker.ts';
import type { Figure, Measured } from './figures.ts';
import { figureOf } from './figures.ts';

type Measures = DeskMeasures & { readonly reopen: number };

const names = { dexie: 'RxDB on Dexie', pouchdb: 'PouchDB' } as const;
const peers = ['dexie', 'pouchdb'] as const;

interface Question extends Pick<Measured, 'unit' | 'better'> {
  readonly name: string;
  readonly bar: number;
}

/** The bars of the goals for a desk of 100,000 tickets; a smaller one has to keep them all the more. */
const questions: Readonly<Record<keyof Measures, Question>> = {
  writtenPerSecond: { name: 'write', unit: '1/s', better: 'higher', bar: 10_000 },
  newest: { name: 'newest-50', unit: 'ms', better: 'lower', bar: 20 },
  queue: { name: 'queue-50', unit: 'ms', better: 'lower', bar: 20 },
  openTicket: { name: 'open-ticket', unit: 'ms', better: 'lower', bar: 40 },
  countOpen: { name: 'count-open', unit: 'ms', better: 'lower', bar: 50 },
  countAll: { name: 'count-all', unit: 'ms', better: 'lower', bar: 50 },
  changeOne: { name: 'change-one', unit: 'ms', better: 'lower', bar: 10 },
  reopen: { name: 'reopen', unit: 'ms', better: 'lower', bar: 1_000 },
};

/**
 * What the storage of a browser costs: SQLite in files of the origin, beside RxDB on Dexie and PouchDB, each in a worker
 * of a real Chromium with a profile on the disk. Dexie is asked for strict durability as the console asks it; PouchDB
 * cannot be, so its writes may be lost by a power cut and its times are better than they should be.
 */
export async function* browserStorageFigures(tickets: number): AsyncGenerator<Figure> {
  const page = await openBenchPage();
  try {
    const ours = await page.measure('sqlite', tickets);
    for (const peer of peers) {
      const theirs = await page.measure(peer, tickets);
      for (const [question, { name, ...kind }] of Object.entries(questions) as [keyof Measures, Question][]) {
        yield figureOf({
          ...kind,
          id: `storage.browser.${name}.${tickets / 1_000}k.${peer}`,
          value: ours[question],
          baseline: { name: names[peer], value: theirs[question] },
        });
      }
    }
  } finally {
    await page.close();
  }
}

async function openBenchPage() {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'));
  await buildPages(join(folder, 'pages'));
  const server = servePages(join(folder, 'pages'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // Windows without a profile keep their files in memory, which proves nothing.
  const chromiumPath = findChromium();
  const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...(chromiumPath === null ? {} : { executablePath: chromiumPath }),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  async function run(contestant: Contestant, tickets: number) {
    const page = await browser.newPage();
    await page.goto(address);
    const done = await page.evaluate((task) => window.runBenchTask(task), { contestant, tickets });
    await page.close();
    return done;
  }

  return {
    measure: async (contestant: Contestant, tickets: number): Promise<Measures> => {
      const { measured } = await run(contestant, tickets);
      const { tookMs } = await run(contestant, 0);
      // It was made by `measureDesk`.
      return { ...(measured as DeskMeasures), reopen: tookMs };
    },
    close: async () => {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function buildPages(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('browser', import.meta.url)),
    // PouchDB means Node's own module of that name, or the package that stands in for it in a browser.
    resolve: { alias: { events: fileURLToPath(import.meta.resolve('events/events.js')) } },
    worker: { format: 'es', plugins: () => [sqliteWasmPlugin()] },
    build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
  });
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

function servePages(folder: string) {
  return createServer(({ url = '/' }, answer) => {
    const path = url === '/' ? 'index.html' : url.slice(1);
    const type = types[extname(path)];
    if (type === undefined || path.includes('..')) answer.writeHead(404).end();
    else createReadStream(join(folder, path)).pipe(answer.writeHead(200, { 'content-type': type }));
  });
}
