import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages } from '../../build/set-up/built-pages.ts';
import { foundSmallDesk } from '../support/small-desk.ts';
import { openBenchConsoles } from './bench-console.ts';
import { runProgram, startProgram } from './bench-program.ts';
import { watchConsolePage } from './console-page.ts';
import type { Measured } from './figures.ts';
import { percentile } from './figures.ts';
import { withHubs } from './measured-hub.ts';
import type { OfflineNews, OfflineOrder } from './offline-console.ts';
import { replicateByRxdb } from './rxdb-peer.ts';
import type { DeskSize } from './seed-hub.ts';
import { scopesOfMira, seedHub } from './seed-hub.ts';
import type { SyncMeasured, SyncOrder } from './syncing-console.ts';

/** RxDB on Dexie takes minutes for more, and gets no faster. */
const PEER_TICKETS = 10_000;
const REMOTE_CHANGES_PER_PUSH = 100;
const CONSOLES_AT_WORK = 4;

/** The first sync of a console of the desktop by snapshot and by feed, beside RxDB's own replication on Dexie. */
export async function* firstSyncFigures(size: DeskSize): AsyncGenerator<Measured> {
  yield* await withSeededHub(size, async ({ hubs, desk, start }) => {
    const peer = await replicateByRxdb(join(hubs.folder, 'data'), Math.min(size.tickets, PEER_TICKETS));
    const baseline = { name: `RxDB on Dexie, ${peer.rows} rows`, value: perSecond(peer) };
    const { origin } = await start();
    const { login, password } = desk.mira;
    const sync = (name: string, way: SyncOrder['way']) =>
      runProgram<SyncMeasured>('syncing-console.ts', { origin, folder: join(hubs.folder, name), login, password, way });
    const snapshot = await sync('snapshot', 'snapshot');
    const feed = await sync('feed', { feedScopes: scopesOfMira(desk.mira.person) });
    const page = await watchConsolePage(origin, desk.mira);
    const note = `${size.tickets} tickets, ${size.lines} lines`;
    const common = { unit: 'ms', better: 'lower', note } as const;
    const ms = (id: string, value: number, bar: number): Measured => ({
      id: `sync.first.${id}`,
      value,
      bar,
      ...common,
    });
    return [
      ms('snapshot', snapshot.wholeMs, 10_000),
      ms('feed', feed.wholeMs, 20_000),
      { ...rate('snapshot', snapshot), baseline, bar: 10_000, note },
      { ...rate('feed', feed), baseline, note },
      ms('first-page', snapshot.firstPageMs, 2_000),
      ms('queue-meanwhile.p95', percentile([0, ...snapshot.queueMs], 0.95), 20),
      ms('service-block', snapshot.longestBlockMs, 50),
      {
        ...ms('page-task', page.longestTaskMs, 50),
        baseline: { name: 'RxDB on Dexie', value: peer.longestTaskMs },
      },
      ms('page-whole', page.wholeMs, 20_000),
      { id: 'sync.first.page-heap', value: page.heapMegabytes, unit: 'MB', better: 'lower', bar: 60, note },
      ms('reopen', snapshot.reopenMs, 300),
      { id: 'sync.first.disk', value: snapshot.diskMegabytes, unit: 'MB', better: 'lower', note },
      { id: 'sync.first.memory', value: snapshot.residentMegabytes, unit: 'MB', better: 'lower', bar: 500, note },
    ];
  });
}

export interface OfflineDay {
  readonly name: string;
  /** Of this console, and of all the others together. */
  readonly own: number;
  readonly remote: number;
}

/** Hours without a network: how fast work goes on, and how long the console needs when it is back. */
export async function* offlineFigures(tickets: number, { name, own, remote }: OfflineDay): AsyncGenerator<Measured> {
  yield* await withSeededHub({ tickets, lines: tickets }, async ({ hubs, desk, start }) => {
    const { origin } = await start();
    const { login, password } = desk.mira;
    const order: OfflineOrder = { origin, folder: join(hubs.folder, 'console'), login, password, commands: own };
    const program = startProgram('offline-console.ts', order);
    const worked = await program.next<OfflineNews>();
    const consoles = await openBenchConsoles(origin, desk, CONSOLES_AT_WORK);
    await Promise.all(
      consoles.map(async (console) => {
        for (let sent = 0; sent < remote / CONSOLES_AT_WORK; sent += REMOTE_CHANGES_PER_PUSH) {
          await console.push(console.calls(REMOTE_CHANGES_PER_PUSH, Date.now(), false));
        }
      }),
    );
    program.say('online');
    const back = await program.next<OfflineNews>();
    if (worked.kind !== 'worked' || back.kind !== 'back') throw new Error('The console lost count.');
    const note = `${own} own commands, ${remote} of others`;
    const common = { unit: 'ms', better: 'lower', note } as const;
    const ms = (id: string, value: number, bar?: number): Measured => ({
      id: `sync.${name}.${id}`,
      value,
      ...common,
      ...(bar === undefined ? {} : { bar }),
    });
    const { issueMs } = worked;
    return [
      ms('issue-first-200.p95', percentile(issueMs.slice(0, 200), 0.95), 10),
      ms('issue-last-200.p95', percentile(issueMs.slice(-200), 0.95), 10),
      ms('acknowledged', back.acknowledgedMs, remote === 0 ? (1_500 * own) / 1_000 : undefined),
      ms('caught-up', back.caughtUpMs),
    ];
  });
}

type SeededHub = Awaited<ReturnType<typeof seeded>>;

async function withSeededHub(
  size: DeskSize,
  measure: (hub: SeededHub) => Promise<readonly Measured[]>,
): Promise<readonly Measured[]> {
  await buildPages(fileURLToPath(new URL('../..', import.meta.url)));
  return withHubs(null, async (hubs) => measure(await seeded(hubs, size)));
}

async function seeded(hubs: Parameters<Parameters<typeof withHubs>[1]>[0], size: DeskSize) {
  const first = await hubs.start();
  const desk = await foundSmallDesk(first.origin, first.setUpToken ?? '');
  await first.stop();
  seedHub(join(hubs.folder, 'data'), desk, size, Date.now());
  return { hubs, desk, start: () => hubs.start() };
}

function rate(name: string, { received, wholeMs }: SyncMeasured): Measured {
  return { id: `sync.first.${name}.rate`, value: (received * 1_000) / wholeMs, unit: '1/s', better: 'higher' };
}

function perSecond({ rows, tookMs }: { readonly rows: number; readonly tookMs: number }): number {
  return (rows * 1_000) / tookMs;
}
