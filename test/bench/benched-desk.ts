import type { DeskStorage, WindowStorageInstance } from '#platform/any/data-service/open-tables.ts';
import { openTables } from '#platform/any/data-service/open-tables.ts';
import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import { selectorOfView } from '../../renderer/incident/incident-page-query.ts';
import { incidentViewIds } from '../../renderer/incident/incident-views.ts';
import { agentOf, LINES_OF_ONE_TICKET, ticketLines, ticketsFrom } from './storage-rows.ts';

/** A desk to be measured: the same tickets, and the same questions, whatever keeps them. Each answers how many it found. */
export interface BenchedDesk {
  readonly writeTickets: (first: number, count: number) => Promise<void>;
  readonly writeLines: () => Promise<void>;
  /** One ticket changes; resolves when it is kept as safely as this storage keeps anything. */
  readonly changeOne: (serial: number) => Promise<void>;
  readonly newest: () => Promise<number>;
  readonly queue: () => Promise<number>;
  readonly openTicket: () => Promise<number>;
  readonly countOpen: () => Promise<number>;
  readonly countAll: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** One that keeps the desk as the console does, and answers as it asks. */
export interface BenchedStorage extends BenchedDesk {
  /** All numbers beside the views of three agents, asked at once: 24 counts. Answers their sum. */
  readonly countViews: () => Promise<number>;
}

/** One in a hundred of the resolved ones changed since. */
const RESOLVED_SINCE_MS = 1_700_000_990_000;

export const openStates = ['logged', 'in-progress', 'pending'] as const;

const open = { $in: [...openStates] };
const wanted = {
  newest: { selector: { _deleted: false }, sort: [{ changedAtMs: 'desc' }], limit: 50 },
  queue: { selector: { _deleted: false, state: open }, sort: [{ changedAtMs: 'desc' }], limit: 50 },
  countOpen: { selector: { _deleted: false, state: open } },
  countAll: { selector: { _deleted: false } },
  lines: {
    selector: { _deleted: false, target: 'incident:x7' },
    sort: [{ target: 'asc' }, { occurredAtMs: 'asc' }],
  },
} as const;

/** The desk's own tables in a storage for RxDB. */
export async function openBenchedStorage(storage: DeskStorage): Promise<BenchedStorage> {
  const tables = await openTables(storage);
  const incidents = tables.readable.get('incident')!;
  const journal = tables.readable.get('journal')!;
  return {
    writeTickets: (first, count) => write(incidents, ticketsFrom(first, count)),
    writeLines: () => write(journal, ticketLines()),
    changeOne: (serial) => changeOne(incidents, serial),
    newest: () => query(incidents, wanted.newest),
    queue: () => query(incidents, wanted.queue),
    openTicket: async () => {
      const [incident] = await incidents.findDocumentsById(['incident:x7'], false);
      const lines = await query(journal, wanted.lines);
      if (incident === undefined || lines !== LINES_OF_ONE_TICKET) throw new Error('The ticket is not whole.');
      return lines;
    },
    countOpen: () => countOf(incidents, wanted.countOpen),
    countAll: () => countOf(incidents, wanted.countAll),
    countViews: () => countViews(incidents),
    close: () => tables.close(),
  };
}

async function write(instance: WindowStorageInstance, rows: readonly object[]): Promise<void> {
  const { error } = await instance.bulkWrite(
    rows.map((document) => ({ document: document as never })),
    'bench',
  );
  if (error.length > 0) throw new Error(`Conflicts on an empty storage: ${JSON.stringify(error[0])}`);
}

async function changeOne(incidents: WindowStorageInstance, serial: number): Promise<void> {
  const [previous] = await incidents.findDocumentsById([`incident:x${serial}`], false);
  if (previous === undefined) throw new Error(`There is no ticket ${serial}.`);
  const document = { ...previous, changedAtMs: 1_800_000_000_000 + serial, _rev: `${previous._rev}x` };
  const { error } = await incidents.bulkWrite([{ previous, document }], 'bench');
  if (error.length > 0) throw new Error(`Nobody else writes here: ${JSON.stringify(error[0])}`);
}

async function query(instance: WindowStorageInstance, mango: object): Promise<number> {
  return (await instance.query(prepared(instance, mango))).documents.length;
}

async function countOf(instance: WindowStorageInstance, mango: object): Promise<number> {
  return (await instance.count(prepared(instance, mango))).count;
}

async function countViews(incidents: WindowStorageInstance): Promise<number> {
  const scopes = [1, 2, 3].map((serial) => ({ me: agentOf(serial), resolvedSinceMs: RESOLVED_SINCE_MS }));
  const selectors = scopes.flatMap((scope) => incidentViewIds.map((view) => selectorOfView(view, scope)));
  const counts = await Promise.all(
    selectors.map((selector) => countOf(incidents, { selector: { ...selector, _deleted: false } })),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function prepared({ schema }: WindowStorageInstance, mango: object) {
  return prepareQuery(schema, normalizeMangoQuery(schema, { skip: 0, ...mango }) as never);
}
