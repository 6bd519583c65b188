import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { filter, firstValueFrom } from 'rxjs';
import type { SearchQuestion } from '#contracts/search.ts';
import type { AgentId } from '#domain/kernel/fields.ts';
import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import type { Desk } from '../../renderer/desk/desk.ts';
import { selectorOfView } from '../../renderer/incident/incident-page-query.ts';
import { incidentViewIds } from '../../renderer/incident/incident-views.ts';
import type { ConsoleDesk, ConsoleOrder } from './console-desk.ts';
import { comeIn, queueOf, startConsoleDesk } from './console-desk.ts';
import { percentile } from './figures.ts';
import { residentMegabytes } from './measured-hub.ts';

/** What this program is to do; handed over as JSON in its first argument. */
export interface GrownOrder extends ConsoleOrder {
  readonly what: 'receive' | 'ask';
  /** Whose views are counted. */
  readonly agents: readonly AgentId[];
  /** A number that one ticket alone has, and its subject. */
  readonly rare: string;
}

/** Milliseconds since the sign-in. */
export interface GrownReceived {
  readonly wholeMs: number;
  readonly searchableMs: number;
  readonly residentMegabytes: number;
  readonly diskMegabytes: number;
}

/** Milliseconds, 95th percentiles but for the first page. */
export interface GrownAnswers {
  readonly firstPageMs: number;
  readonly queueMs: number;
  readonly newestMs: number;
  readonly viewCountsMs: number;
  readonly openTicketMs: number;
  readonly searchCommonMs: number;
  readonly searchRareMs: number;
  readonly residentMegabytes: number;
}

const ROUNDS = 40;
const WEEK_MS = 7 * 86_400_000;
/** Seldom, because each answer counts every row. */
const LOOK_EVERY_MS = 3_000;

const order = JSON.parse(process.argv[2] ?? '') as GrownOrder;
process.send?.(await (order.what === 'receive' ? receive(order) : ask(order)));
process.exit(0);

async function receive(asked: GrownOrder): Promise<GrownReceived> {
  const desk = await startConsoleDesk(asked, { isSearched: true });
  const beganMs = performance.now();
  await comeIn(desk, asked);
  await firstValueFrom(
    desk.window.status$.pipe(filter(({ isReplicaWhole, link }) => isReplicaWhole && link === 'online')),
  );
  const wholeMs = performance.now() - beganMs;
  await untilSearchable(desk);
  const searchableMs = performance.now() - beganMs;
  const resident = residentMegabytes(process.pid);
  await desk.stop();
  const files = ['deskbell', 'search'].map((name) => sizeOf(join(asked.folder, `${name}.sqlite`)));
  return {
    wholeMs,
    searchableMs,
    residentMegabytes: resident,
    diskMegabytes: files.reduce((sum, size) => sum + size, 0),
  };
}

/** In a process of its own: nothing of what receiving took is left. */
async function ask(asked: GrownOrder): Promise<GrownAnswers> {
  const beganMs = performance.now();
  const desk = await startConsoleDesk(asked, { isSearched: true });
  const { window } = desk;
  await queueOf(window).exec();
  const firstPageMs = performance.now() - beganMs;
  let limit = 50;
  const answers = {
    firstPageMs,
    // Another question each time, so that nothing is answered from what was asked before.
    queueMs: await typical(() => queueOf(window, (limit += 1)).exec()),
    newestMs: await typical(() => newestOf(window, (limit += 1)).exec()),
    viewCountsMs: await typical(() => countViews(window, asked.agents)),
    openTicketMs: await openTickets(window),
    searchCommonMs: await typical(() => search(window, 'outlook password')),
    searchRareMs: await typical(() => search(window, asked.rare)),
  };
  const resident = residentMegabytes(process.pid);
  await desk.stop();
  return { ...answers, residentMegabytes: resident };
}

async function untilSearchable({ window }: ConsoleDesk): Promise<void> {
  while ((await window.find(questionOf('outlook'))).state.index !== 'ready') await delay(LOOK_EVERY_MS);
}

function newestOf({ collections }: Pick<Desk, 'collections'>, limit: number) {
  return collections.incident.find({ selector: {}, sort: [{ changedAtMs: 'desc' }], limit });
}

/** All numbers beside the views of three agents, at once. */
async function countViews(window: Desk, agents: readonly AgentId[]): Promise<void> {
  const { storageInstance } = window.collections.incident;
  const weekAgoMs = Date.now() - WEEK_MS;
  const selectors = agents.flatMap((me) =>
    incidentViewIds.map((view) => selectorOfView(view, { me, resolvedSinceMs: weekAgoMs })),
  );
  await Promise.all(selectors.map((selector) => storageInstance.count(unremembered(window, { selector }))));
}

/** Asked of the service itself, because a window remembers what nothing has changed. */
function unremembered({ collections }: Desk, mango: { readonly selector: object; readonly [part: string]: unknown }) {
  const { schema } = collections.incident.storageInstance;
  const selector = { ...mango.selector, _deleted: { $eq: false } };
  return prepareQuery(schema, normalizeMangoQuery(schema, { skip: 0, ...mango, selector }));
}

/** Old ones, each of which is opened for the first time. */
async function openTickets(window: Desk): Promise<number> {
  const { incident, journal } = window.collections;
  const oldest = unremembered(window, { selector: {}, sort: [{ changedAtMs: 'asc' }], limit: ROUNDS });
  const ids = (await incident.storageInstance.query(oldest)).documents.map(({ id }) => id);
  return typical(async () => {
    const id = ids.pop()!;
    await incident.findOne(id).exec();
    await journal.find({ selector: { target: id }, sort: [{ occurredAtMs: 'asc' }] }).exec();
  });
}

async function search(window: Desk, text: string): Promise<void> {
  const { hits } = await window.find(questionOf(text));
  if (hits.length === 0) throw new Error(`Nothing was found for ${text}.`);
}

function questionOf(text: string): SearchQuestion {
  return { kinds: ['incident'], text, where: [], match: 'all', limit: 20, after: null, withSnippets: true };
}

async function typical(act: () => Promise<unknown>): Promise<number> {
  const tookMs: number[] = [];
  while (tookMs.length < ROUNDS) {
    const beganMs = performance.now();
    await act();
    tookMs.push(performance.now() - beganMs);
  }
  return percentile(tookMs, 0.95);
}

function sizeOf(path: string): number {
  return [path, `${path}-wal`].reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0) / 1e6;
}
