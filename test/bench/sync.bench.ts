import { createDatabase, startPostgres } from '../support/postgres.ts';
import { foundSmallDesk } from '../support/small-desk.ts';
import { measureFanOut } from './fan-out.ts';
import type { OfflineDay } from './first-sync.ts';
import { firstSyncFigures, offlineFigures } from './first-sync.ts';
import type { Figure, Measured } from './figures.ts';
import { figureOf, percentile } from './figures.ts';
import { residentMegabytes, withHubs } from './measured-hub.ts';
import { measureNpmStart } from './npm-start-time.ts';
import { plainInsertsOnPostgres, plainInsertsOnSqlite } from './plain-inserts.ts';
import { measurePushRate } from './push-rate.ts';
import type { DeskSize } from './seed-hub.ts';

const CONSOLES_PUSHING = 8;
const CONSOLES_LOOKING_ON = 50;
const PLAIN_ROWS = 2_000;
/** What one agent does is on the others' screens within two seconds (COL-1). */
const FAN_OUT_BAR_MS = 2_000;

const OFFLINE_TICKETS = 10_000;
const offlineDays: readonly OfflineDay[] = [
  { name: 'offline-1000', own: 1_000, remote: 0 },
  { name: 'offline-day', own: 2_000, remote: 10_000 },
];

const onePerPush = { consoles: CONSOLES_PUSHING, ticketsPerConsole: 25, commandsPerPush: 1 };
const hundredPerPush = { consoles: CONSOLES_PUSHING, ticketsPerConsole: 100, commandsPerPush: 100 };

/** The first sync, hours offline, starting, memory, commands up, and how soon others see them. */
export async function* syncFigures(size: DeskSize): AsyncGenerator<Figure> {
  for await (const measured of firstSyncFigures(size)) yield figureOf(measured);
  for (const day of offlineDays)
    for await (const measured of offlineFigures(OFFLINE_TICKETS, day)) yield figureOf(measured);
  for (const measured of await npmStarts()) yield figureOf(measured);
  for (const measured of await onSqlite()) yield figureOf(measured);
  const server = await startPostgres({ isDurable: true });
  try {
    const database = await createDatabase(server.url);
    for (const measured of await onPostgres(database.url)) yield figureOf(measured);
  } finally {
    await server.stop();
  }
}

async function npmStarts(): Promise<readonly Measured[]> {
  const { firstMs, againMs } = await measureNpmStart();
  return [milliseconds('sync.npm-start.first', firstMs), milliseconds('sync.npm-start.again', againMs)];
}

async function onSqlite(): Promise<readonly Measured[]> {
  return await withHubs(null, async (hubs) => {
    const firstStart = await timed(() => hubs.start());
    const desk = await foundSmallDesk(firstStart.value.origin, firstStart.value.setUpToken ?? '');
    await firstStart.value.stop();
    const secondStart = await timed(() => hubs.start());
    const { origin, processId } = secondStart.value;
    const idleMegabytes = residentMegabytes(processId);

    const plain = plainInsertsOnSqlite(hubs.folder, PLAIN_ROWS);
    const delaysMs = await measureFanOut(desk, {
      writerOrigin: origin,
      readerOrigin: origin,
      consoles: CONSOLES_LOOKING_ON,
      tickets: 15,
    });
    const single = await measurePushRate(origin, desk, onePerPush);
    const batched = await measurePushRate(origin, desk, hundredPerPush);
    return [
      milliseconds('sync.start.first', firstStart.tookMs),
      milliseconds('sync.start.again', secondStart.tookMs),
      ...pushRates('sqlite', single, batched, plain),
      ...fanOutDelays('sync.fan-out', delaysMs),
      { id: 'sync.memory.idle', value: idleMegabytes, unit: 'MB', better: 'lower' },
      { id: 'sync.memory.after-load', value: residentMegabytes(processId), unit: 'MB', better: 'lower' },
    ];
  });
}

/** The second hub on the same database shows what waking up over PostgreSQL costs. */
async function onPostgres(databaseUrl: string): Promise<readonly Measured[]> {
  return await withHubs(databaseUrl, async (hubs) => {
    const first = await hubs.start();
    const desk = await foundSmallDesk(first.origin, first.setUpToken ?? '');
    const second = await hubs.start();
    const plain = await plainInsertsOnPostgres(databaseUrl, PLAIN_ROWS, CONSOLES_PUSHING);
    const delaysMs = await measureFanOut(desk, {
      writerOrigin: first.origin,
      readerOrigin: second.origin,
      consoles: CONSOLES_LOOKING_ON,
      tickets: 15,
    });
    const single = await measurePushRate(first.origin, desk, onePerPush);
    const batched = await measurePushRate(first.origin, desk, hundredPerPush);
    return [...pushRates('postgres', single, batched, plain), ...fanOutDelays('sync.fan-out.two-hubs', delaysMs)];
  });
}

function pushRates(engine: string, single: number, batched: number, plain: number): readonly Measured[] {
  const baseline = { name: `plain single-row inserts on ${engine}`, value: plain };
  return [
    { id: `sync.push.${engine}`, value: single, unit: '1/s', better: 'higher', baseline },
    { id: `sync.push-by-100.${engine}`, value: batched, unit: '1/s', better: 'higher', baseline },
  ];
}

function fanOutDelays(id: string, delaysMs: readonly number[]): readonly Measured[] {
  return [
    { ...milliseconds(`${id}.p50`, percentile(delaysMs, 0.5)), bar: FAN_OUT_BAR_MS },
    { ...milliseconds(`${id}.p95`, percentile(delaysMs, 0.95)), bar: FAN_OUT_BAR_MS },
  ];
}

function milliseconds(id: string, value: number): Measured {
  return { id, value, unit: 'ms', better: 'lower' };
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ readonly value: Value; readonly tookMs: number }> {
  const beganMs = performance.now();
  const value = await work();
  return { value, tookMs: performance.now() - beganMs };
}
