import { chromium } from '@playwright/test';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import type { Replicated } from './browser-sync/replicate-page.ts';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/**
 * RxDB's own replication into RxDB on Dexie, in a page of a real Chromium with a profile on the disk: the newest tickets
 * of a hub's database and their journal, from a server that does nothing else.
 *
 * @param tickets At most so many: Dexie gets slower with every row, so fewer flatter it.
 */
export async function replicateByRxdb(dataFolder: string, tickets: number): Promise<Replicated> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'));
  const pages = join(folder, 'pages');
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('browser-sync', import.meta.url)),
    build: { outDir: pages, emptyOutDir: true, target: 'es2023' },
  });
  const rows = readRows(dataFolder, tickets);
  const server = createServer(({ url = '/' }, answer) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    if (pathname === '/pull') answerPull(rows, searchParams, answer);
    else servePage(pages, pathname, answer);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const chromiumPath = findChromium();
  const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...(chromiumPath === null ? {} : { executablePath: chromiumPath }),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate(() => window.replicate());
  } finally {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Rows = Readonly<Record<string, readonly string[]>>;

function readRows(dataFolder: string, tickets: number): Rows {
  const database = new DatabaseSync(join(dataFolder, 'deskbell.sqlite'), { readOnly: true });
  try {
    const newest = `select id, state from record where name = 'incident' order by id desc limit ${tickets}`;
    const lines = `select line from journal where target in (select id from (${newest}))`;
    return {
      incident: database
        .prepare(newest)
        .all()
        .map(({ state }) => String(state)),
      journal: database
        .prepare(lines)
        .all()
        .map(({ line }) => String(line)),
    };
  } finally {
    database.close();
  }
}

function answerPull(rows: Rows, asked: URLSearchParams, answer: ServerResponse): void {
  const after = Number(asked.get('after'));
  const found = (rows[asked.get('collection') ?? ''] ?? []).slice(after, after + Number(asked.get('limit')));
  answer.writeHead(200, { 'content-type': 'application/json' });
  answer.end(`{"documents":[${found.join(',')}],"checkpoint":${after + found.length}}`);
}

function servePage(pages: string, pathname: string, answer: ServerResponse): void {
  const path = pathname === '/' ? 'index.html' : pathname.slice(1);
  const type = types[extname(path)];
  if (type === undefined || path.includes('..')) answer.writeHead(404).end();
  else createReadStream(join(pages, path)).pipe(answer.writeHead(200, { 'content-type': type }));
}
