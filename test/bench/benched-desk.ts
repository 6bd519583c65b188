import type { DeskStorage, WindowStorageInstance } from '#platform/any/data-service/open-tables.ts';
import { openTables } from '#platform/any/data-service/open-tables.ts';
import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import { LINES_OF_ONE_TICKET, ticketLines, ticketsFrom } from './storage-rows.ts';

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
export async function openBenchedStorage(storage: DeskStorage): Promise<BenchedDesk> {
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

function prepared({ schema }: WindowStorageInstance, mango: object) {
  return prepareQuery(schema, normalizeMangoQuery(schema, { skip: 0, ...mango }) as never);
}
