import { createDatabase, startPostgres } from '../support/postgres.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import { foundSmallDesk } from '../support/small-desk.ts';
import { join } from 'node:path';
import type { BenchConsole } from './bench-console.ts';
import { benchConsoleWith } from './bench-console.ts';
import type { Figure, Measured } from './figures.ts';
import { figureOf, percentile } from './figures.ts';
import { growthFigures } from './growth.ts';
import { openLiveCrowd } from './live-crowd.ts';
import { longestWaitWhile } from './longest-wait.ts';
import { openManySessions } from './many-sessions.ts';
import type { Hubs } from './measured-hub.ts';
import { residentMegabytes, withHubs } from './measured-hub.ts';
import { plainInsertsOnPostgres, plainInsertsOnSqlite } from './plain-inserts.ts';
import { pushAllRate } from './push-rate.ts';
import { processorMs } from './process-costs.ts';
import { sendSteadily } from './steady-load.ts';

const CROWD = 500;
const WRITERS = 64;
const COMMANDS_PER_SECOND = 50;
const PLAIN_ROWS = 2_000;
const FAN_OUT_BAR_MS = 200;
const PUSH_BAR_PER_SECOND = 2_000;

export interface HubBenchOptions {
  readonly minutes: number;
  /** How large the largest desk is at which growth is looked at. */
  readonly tickets: number;
}

/** Commands up, many consoles live at once, and what grows with the desk. */
export async function* hubFigures({ minutes, tickets }: HubBenchOptions): AsyncGenerator<Figure> {
  const measures = [pushFigures, crowdFigures];
  for (const measure of measures) yield* figuresOn('sqlite', null, minutes, measure);
  const server = await startPostgres({ isDurable: true });
  try {
    for (const measure of measures) {
      const database = await createDatabase(server.url);
      yield* figuresOn('postgres', database.url, minutes, measure);
    }
    yield* growthFigures(null, tickets);
    yield* growthFigures((await createDatabase(server.url)).url, tickets);
  } finally {
    await server.stop();
  }
}

interface Place {
  readonly engine: string;
  readonly databaseUrl: string | null;
  readonly hubs: Hubs;
  readonly desk: SmallDesk;
  readonly minutes: number;
}

/** Each on a fresh desk: whoever comes live takes in all that is there. */
async function* figuresOn(
  engine: string,
  databaseUrl: string | null,
  minutes: number,
  measure: (place: Place) => Promise<readonly Measured[]>,
): AsyncGenerator<Figure> {
  const measured = await withHubs(databaseUrl, async (hubs) => {
    const first = await hubs.start();
    const desk = await foundSmallDesk(first.origin, first.setUpToken ?? '');
    await first.stop();
    return await measure({ engine, databaseUrl, hubs, desk, minutes });
  });
  for (const one of measured) yield figureOf(one);
}

async function pushFigures(place: Place): Promise<readonly Measured[]> {
  const { engine, databaseUrl, hubs } = place;
  const { consoles, origin, stop } = await startWithConsoles(place, WRITERS);
  const plain =
    databaseUrl === null
      ? plainInsertsOnSqlite(hubs.folder, PLAIN_ROWS)
      : await plainInsertsOnPostgres(databaseUrl, PLAIN_ROWS, 8);
  const baseline = { name: `plain single-row inserts on ${engine}`, value: plain };
  const rate = (id: string, value: number): Measured => ({ id, value, unit: '1/s', better: 'higher', baseline });
  await pushAllRate(consoles.slice(0, 8), 4, 1);
  const alone = await pushAllRate(consoles.slice(0, 1), 40, 1);
  const single = await middleRate(() => pushAllRate(consoles, 16, 1));
  const byTen = await pushAllRate(consoles, 15, 10);
  const byHundred = await pushAllRate(consoles.slice(0, 8), 100, 100);
  const waitMs = await longestWaitWhile(origin, () => pushAllRate(consoles.slice(0, 4), 100, 100));
  await stop();
  return [
    rate(`hub.push.${engine}.one-console`, alone),
    { ...rate(`hub.push.${engine}.single`, single), ...(databaseUrl === null ? { bar: PUSH_BAR_PER_SECOND } : {}) },
    { ...rate(`hub.push.${engine}.by-10`, byTen), bar: PUSH_BAR_PER_SECOND },
    { ...rate(`hub.push.${engine}.by-100`, byHundred), bar: PUSH_BAR_PER_SECOND },
    { id: `hub.longest-wait.${engine}`, value: waitMs, unit: 'ms', better: 'lower', note: '4 consoles push 100 each' },
  ];
}

/** Of three rounds: the first still warms up what the hub runs on. */
async function middleRate(round: () => Promise<number>): Promise<number> {
  return percentile([await round(), await round(), await round()], 0.5);
}

async function crowdFigures(place: Place): Promise<readonly Measured[]> {
  const { engine, minutes } = place;
  const { sessions, consoles, origin, processId, stop } = await startWithConsoles(place, CROWD + 10);
  const crowd = await openLiveCrowd({ origin, tokens: sessions.slice(10).map(({ token }) => token) });
  const [beganMs, takenMs] = [performance.now(), processorMs(processId)];
  const sent = await sendSteadily(consoles.slice(0, 10), { perSecond: COMMANDS_PER_SECOND, minutes });
  const share = (processorMs(processId) - takenMs) / (performance.now() - beganMs);
  const megabytes = residentMegabytes(processId);
  const { half, mostOf, longest, missing, broken } = await crowd.leave(sent);
  await stop();
  const note = `${CROWD} consoles, ${COMMANDS_PER_SECOND} commands a second, ${minutes} min, ${broken} streams broken`;
  const delay = (value: number, name: string): Measured => ({
    id: `hub.fan-out.${engine}.${name}`,
    value,
    unit: 'ms',
    better: 'lower',
    note,
  });
  return [
    delay(half, 'p50'),
    { ...delay(mostOf, 'p95'), bar: FAN_OUT_BAR_MS },
    delay(longest, 'longest'),
    { id: `hub.fan-out.${engine}.missing`, value: missing, unit: 'lines', better: 'lower', bar: 0, note },
    { id: `hub.processor.${engine}`, value: share * 100, unit: '%', better: 'lower', note: `of one core; ${note}` },
    { id: `hub.memory.${engine}`, value: megabytes, unit: 'MB', better: 'lower', note },
  ];
}

/** A hub on the same data, and consoles with sessions on it. */
async function startWithConsoles({ hubs, databaseUrl, desk }: Place, count: number) {
  const address = { databaseUrl, dataFolder: join(hubs.folder, 'data') };
  const sessions = await openManySessions(address, desk.mira.person, count);
  const hub = await hubs.start();
  const { origin, processId } = hub;
  const consoles: readonly BenchConsole[] = sessions.map((session) => benchConsoleWith(origin, desk, session));
  return { sessions, consoles, origin, processId, stop: () => hub.stop() };
}
