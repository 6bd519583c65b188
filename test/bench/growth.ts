import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { SmallDesk } from '../support/small-desk.ts';
import { foundSmallDesk } from '../support/small-desk.ts';
import { benchConsoleWith } from './bench-console.ts';
import type { Figure, Measured } from './figures.ts';
import { figureOf, percentile } from './figures.ts';
import { openManySessions } from './many-sessions.ts';
import type { Hubs } from './measured-hub.ts';
import { residentMegabytes, withHubs } from './measured-hub.ts';
import { seedHub } from './seed-hub.ts';

const LINES_PER_TICKET = 10;
/** Of one person's own; all others are somebody else's. */
const OWN_TICKETS = 100;
const TIMES = 40;

/** The same questions to a desk of 10,000 tickets, of ten times as many, and so on up to `most`: what grows with it. */
export async function* growthFigures(most: number): AsyncGenerator<Figure> {
  yield* await withHubs(null, async (hubs) => {
    const first = await hubs.start();
    const desk = await foundSmallDesk(first.origin, first.setUpToken ?? '');
    await first.stop();
    const dataFolder = join(hubs.folder, 'data');
    fill(dataFolder, desk, desk.vera.person, OWN_TICKETS);
    const figures: Figure[] = [];
    let filled = OWN_TICKETS;
    for (let tickets = 10_000; tickets <= most; tickets *= 10) {
      fill(dataFolder, desk, newRecordId('person'), tickets - filled);
      filled = tickets;
      for (const measured of await measureAt(hubs, desk, tickets)) figures.push(figureOf(measured));
    }
    return figures;
  });
}

function fill(dataFolder: string, desk: SmallDesk, person: string, tickets: number): void {
  const requester = { ...desk.vera, person: person as SmallDesk['vera']['person'] };
  seedHub(dataFolder, { ...desk, vera: requester }, { tickets, lines: tickets * LINES_PER_TICKET }, Date.now());
}

async function measureAt(hubs: Hubs, desk: SmallDesk, tickets: number): Promise<readonly Measured[]> {
  const address = { databaseUrl: null, dataFolder: join(hubs.folder, 'data') };
  const [mira] = await openManySessions(address, desk.mira.person, 1);
  const [vera] = await openManySessions(address, desk.vera.person, 1);
  const beganMs = performance.now();
  const hub = await hubs.start();
  const { origin, processId } = hub;
  const startMs = performance.now() - beganMs;
  const asked = { origin, token: vera!.token };
  const asAgent = { origin, token: mira!.token };
  const end = await ask(asAgent, 'sync.pull', { protocol: SYNC_PROTOCOL_VERSION, cursor: null, limit: 500 });
  const [ticket] = await ask(asked, 'portal.incidents', {});
  const console = benchConsoleWith(origin, desk, mira!);
  const pushes = [...(await console.ticketsOf(TIMES / 4))];

  const at = (name: string) => `hub.growth.${name}.${tickets}`;
  const timed = async (name: string, one: () => Promise<unknown>): Promise<Measured> => {
    const tookMs = await times(one);
    return { id: at(name), value: percentile(tookMs, 0.95), unit: 'ms', better: 'lower', note: 'p95' };
  };
  const measured = [
    await timed('portal-list', () => ask(asked, 'portal.incidents', {})),
    await timed('portal-ticket', () => ask(asked, 'portal.incident', { id: ticket!.id })),
    await timed('portal-search', () =>
      ask(asked, 'knowledge.search', { question: 'password', most: 5, stage: 'typing' }),
    ),
    await timed('pull-page', () =>
      ask(asAgent, 'sync.pull', { protocol: SYNC_PROTOCOL_VERSION, cursor: end.to, limit: 500 }),
    ),
    await timed('push', async () => await console.push([pushes.shift()!])),
  ];
  const memory = residentMegabytes(processId);
  await hub.stop();
  const bytes = statSync(join(address.dataFolder, 'deskbell.sqlite')).size;
  return [
    { id: at('start'), value: startMs, unit: 'ms', better: 'lower' },
    ...measured,
    { id: at('memory'), value: memory, unit: 'MB', better: 'lower' },
    { id: at('database'), value: bytes / 1e6, unit: 'MB', better: 'lower' },
  ];
}

async function times(one: () => Promise<unknown>): Promise<readonly number[]> {
  const tookMs: number[] = [];
  while (tookMs.length < TIMES) {
    const beganMs = performance.now();
    await one();
    tookMs.push(performance.now() - beganMs);
  }
  return tookMs;
}

async function ask<Name extends HubRequest>(
  { origin, token }: { readonly origin: string; readonly token: string },
  request: Name,
  input: HubInput<Name>,
): Promise<HubOutput<Name>> {
  const answer = await askHub(origin, request, input, { token });
  if (answer.ok) return answer.value;
  throw new Error(`${request} was refused: ${JSON.stringify(answer.refusal)}`);
}
