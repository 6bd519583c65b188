import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import { hubApi } from '#contracts/hub-api.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { SmallDesk } from '../support/small-desk.ts';
import { foundSmallDesk } from '../support/small-desk.ts';
import { benchConsoleWith } from './bench-console.ts';
import type { Figure, Measured } from './figures.ts';
import { figureOf, percentile } from './figures.ts';
import { openManySessions } from './many-sessions.ts';
import type { Hubs } from './measured-hub.ts';
import { residentMegabytes, withHubs } from './measured-hub.ts';
import { seedHub } from './seed-hub.ts';
import { seedPostgres } from './seed-postgres.ts';

const LINES_PER_TICKET = 3;
/** Of one person's own; all others are somebody else's. */
const OWN_TICKETS = 100;
const TIMES = 40;
/** Rows that are pulled one page after the other, to see how fast the feed is. */
const FEED_ROWS = 100_000;
const MOST_ROWS_PER_PULL = 2_000;

/** Where a growing desk lies. */
interface GrowingDesk {
  readonly engine: string;
  readonly address: { readonly databaseUrl: string | null; readonly dataFolder: string };
  readonly hubs: Hubs;
  readonly desk: SmallDesk;
}

/**
 * The same questions to a desk of 10,000 tickets, of ten times as many, and so on up to `most`: what grows with it.
 *
 * @param databaseUrl `null`: SQLite.
 */
export async function* growthFigures(databaseUrl: string | null, most: number): AsyncGenerator<Figure> {
  yield* await withHubs(databaseUrl, async (hubs) => {
    const first = await hubs.start();
    const desk = await foundSmallDesk(first.origin, first.setUpToken ?? '');
    await first.stop();
    const engine = databaseUrl === null ? 'sqlite' : 'postgres';
    const growing: GrowingDesk = {
      engine,
      hubs,
      desk,
      address: { databaseUrl, dataFolder: join(hubs.folder, 'data') },
    };
    await fill(growing, desk.vera.person, OWN_TICKETS);
    const figures: Figure[] = [];
    let filled = OWN_TICKETS;
    for (let tickets = 10_000; tickets <= most; tickets *= 10) {
      const beganMs = performance.now();
      await fill(growing, newRecordId('person'), tickets - filled);
      const perSecond = (tickets - filled) / ((performance.now() - beganMs) / 1_000);
      filled = tickets;
      const id = `hub.growth.${engine}.seeded.${tickets}`;
      figures.push(figureOf({ id, value: perSecond, unit: '1/s', better: 'higher', note: 'tickets, past the gate' }));
      for (const measured of await measureAt(growing, tickets)) figures.push(figureOf(measured));
    }
    return figures;
  });
}

async function fill({ address, desk }: GrowingDesk, person: string, tickets: number): Promise<void> {
  const requester = { ...desk.vera, person: person as SmallDesk['vera']['person'] };
  const [theirs, size] = [
    { ...desk, vera: requester },
    { tickets, lines: tickets * LINES_PER_TICKET },
  ];
  if (address.databaseUrl === null) seedHub(address.dataFolder, theirs, size, Date.now());
  else await seedPostgres(address.databaseUrl, theirs, size, Date.now());
}

async function measureAt({ engine, address, hubs, desk }: GrowingDesk, tickets: number): Promise<readonly Measured[]> {
  const [mira] = await openManySessions(address, desk.mira.person, 1);
  const [vera] = await openManySessions(address, desk.vera.person, 1);
  const hub = await hubs.start();
  const { origin, processId } = hub;
  const asked = { origin, token: vera!.token };
  const asAgent = { origin, token: mira!.token };
  const [ticket] = await ask(asked, 'portal.incidents', {});
  const console = benchConsoleWith(origin, desk, mira!);
  const pushes = (await console.ticketsOf(TIMES + 1)).filter(({ name }) => name === 'incident.log');

  const at = (name: string) => `hub.growth.${engine}.${name}.${tickets}`;
  const timed = async (name: string, one: () => Promise<unknown>, note = 'p95'): Promise<Measured> => {
    const tookMs = await times(one);
    return { id: at(name), value: percentile(tookMs, 0.95), unit: 'ms', better: 'lower', note };
  };
  const memoryAtStart = residentMegabytes(processId);
  const { from: cursor } = await pullFrom(asAgent, MOST_ROWS_PER_PULL + 1);
  const measured = [
    await timed('portal-list', () => ask(asked, 'portal.incidents', {})),
    await timed('portal-ticket', () => ask(asked, 'portal.incident', { id: ticket!.id })),
    await timed('portal-search', () =>
      ask(asked, 'knowledge.search', { question: 'password', most: 5, stage: 'typing' }),
    ),
    await timed('search', () => ask(asAgent, 'ticket.search', { words: 'outlook password' }), 'p95, found at once'),
    await timed('feed-page', () => ask(asAgent, 'sync.pull', { protocol: SYNC_PROTOCOL_VERSION, cursor, limit: 500 })),
    await timed('log', async () => await console.push([pushes.shift()!])),
  ];
  const memory = residentMegabytes(processId);
  const feed = await pullFrom(asAgent, FEED_ROWS);
  const memoryAfterFeed = residentMegabytes(processId);
  const inVainMs = await times(() => ask(asAgent, 'ticket.search', { words: 'nobodywrotethis' }), 3);
  await hub.stop();
  return [
    { id: at('start'), value: hub.startedAfterMs, unit: 'ms', better: 'lower', note: 'process to listening' },
    ...measured,
    {
      id: at('feed'),
      value: feed.perSecond,
      unit: '1/s',
      better: 'higher',
      note: `rows, ${MOST_ROWS_PER_PULL} a page`,
    },
    {
      id: at('search-in-vain'),
      value: percentile(inVainMs, 0.5),
      unit: 'ms',
      better: 'lower',
      note: 'gives up after 200,000',
    },
    { id: at('memory-at-start'), value: memoryAtStart, unit: 'MB', better: 'lower' },
    { id: at('memory'), value: memory, unit: 'MB', better: 'lower', note: 'after all of the above' },
    {
      id: at('memory-after-feed'),
      value: memoryAfterFeed,
      unit: 'MB',
      better: 'lower',
      note: `${FEED_ROWS} rows pulled`,
    },
    { id: at('database'), value: await databaseMegabytes(address), unit: 'MB', better: 'lower' },
  ];
}

type Page = HubOutput<'sync.pull'>;
type Cursor = Page['to'] | null;

/**
 * Pulls so many rows from the beginning. The cursor before the last full page lies in the midst of old work. What this side
 * makes of a page is not counted.
 */
async function pullFrom(asker: Asker, rows: number): Promise<{ readonly from: Cursor; readonly perSecond: number }> {
  let [from, cursor, pulled, tookMs]: [Cursor, Cursor, number, number] = [null, null, 0, 0];
  for (let isEnd = false; !isEnd && pulled < rows;) {
    const beganMs = performance.now();
    const text = await pullText(asker, cursor);
    tookMs += performance.now() - beganMs;
    // The hub's own answer, by its own contract.
    const page = JSON.parse(text) as Page;
    pulled += page.rows.length;
    isEnd = page.isEnd;
    if (!isEnd) from = page.to;
    cursor = page.to;
  }
  return { from, perSecond: pulled / (tookMs / 1_000) };
}

async function pullText({ origin, token }: Asker, cursor: Cursor): Promise<string> {
  const answer = await fetch(new URL(hubApi['sync.pull'].path, origin), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ protocol: SYNC_PROTOCOL_VERSION, cursor, limit: MOST_ROWS_PER_PULL }),
  });
  if (!answer.ok) throw new Error(`The hub answered a pull with ${answer.status}.`);
  return await answer.text();
}

async function databaseMegabytes({ databaseUrl, dataFolder }: GrowingDesk['address']): Promise<number> {
  if (databaseUrl === null) return statSync(join(dataFolder, 'deskbell.sqlite')).size / 1e6;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query('select pg_database_size(current_database()) as bytes');
  await client.end();
  return Number(rows[0].bytes) / 1e6;
}

async function times(one: () => Promise<unknown>, count = TIMES): Promise<readonly number[]> {
  const tookMs: number[] = [];
  // What lies on the disk and was not read since the start is another question.
  await one();
  while (tookMs.length < count) {
    const beganMs = performance.now();
    await one();
    tookMs.push(performance.now() - beganMs);
  }
  return tookMs;
}

interface Asker {
  readonly origin: string;
  readonly token: string;
}

async function ask<Name extends HubRequest>(
  { origin, token }: Asker,
  request: Name,
  input: HubInput<Name>,
): Promise<HubOutput<Name>> {
  const answer = await askHub(origin, request, input, { token });
  if (answer.ok) return answer.value;
  throw new Error(`${request} was refused: ${JSON.stringify(answer.refusal)}`);
}
