import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { DeskTables } from './open-tables.ts';
import type { ReferenceRow } from './rx-schema.ts';
import type { TogetherWrite } from '../write-together.ts';
import type { Table, TableChange } from './table.ts';

/** The rows windows see, whichever collection they lie in: an id says where. */
export interface Records extends Omit<Table<DeskRecord>, 'all' | 'writtenFrom' | 'fresh'> {
  /** As a table's, one for each collection concerned. */
  fresh(records: readonly DeskRecord[]): readonly TogetherWrite[];
  /** All of one kind, by its name. */
  allOf(name: string): Promise<readonly DeskRecord[]>;
  /** The journal lines that were stored from a moment on, by this device's clock, in slices. */
  linesStoredFrom(fromMs: number): AsyncIterable<readonly JournalLine[]>;
}

export function recordsIn(tables: Pick<DeskTables, 'own' | 'reference'>): Records {
  const reference = referenceRecords(tables.reference);
  const everywhere = [...tables.own.values(), reference];
  const tableOf = (id: string) => tables.own.get(recordNameOf(id)) ?? reference;

  return {
    allOf: async (name) => {
      const rows = await (tables.own.get(name) ?? reference).all();
      return rows.filter(({ id }) => recordNameOf(id) === name);
    },
    async *linesStoredFrom(fromMs) {
      for await (const stored of tables.own.get(journalRecord.name)?.writtenFrom(fromMs) ?? []) {
        // Every row of the journal went through its schema.
        yield stored as readonly JournalLine[];
      }
    },
    find: async (ids) => {
      const parts = await Promise.all(
        [...Map.groupBy(ids, tableOf)].map(async ([table, theirs]) => [...(await table.find(theirs))]),
      );
      return new Map(parts.flat());
    },
    write: async ({ put = [], forget = [] }) => {
      const puts = Map.groupBy(put, ({ id }) => tableOf(id));
      const forgets = Map.groupBy(forget, tableOf);
      for (const table of everywhere) {
        await table.write({ put: puts.get(table) ?? [], forget: forgets.get(table) ?? [] });
      }
    },
    prepare: async ({ put = [], forget = [] }) => {
      const puts = Map.groupBy(put, ({ id }) => tableOf(id));
      const forgets = Map.groupBy(forget, tableOf);
      const prepared = await Promise.all(
        everywhere.map((table) => table.prepare({ put: puts.get(table) ?? [], forget: forgets.get(table) ?? [] })),
      );
      return prepared.flat();
    },
    fresh: (records) =>
      [...Map.groupBy(records, ({ id }) => tableOf(id))].map(([table, theirs]) => table.fresh(theirs)),
    forgetAll: async () => {
      for (const table of everywhere) await table.forgetAll();
    },
    purge: async () => {
      for (const table of everywhere) await table.purge();
    },
  };
}

function referenceRecords(table: Table<ReferenceRow>): Table<DeskRecord> {
  const rowOf = (state: DeskRecord) => ({ id: state.id, record: recordNameOf(state.id), state });
  return {
    all: async () => (await table.all()).map(({ state }) => state),
    async *writtenFrom(fromMs) {
      for await (const rows of table.writtenFrom(fromMs)) yield rows.map(({ state }) => state);
    },
    find: async (ids) => new Map([...(await table.find(ids))].map(([id, { state }]) => [id, state])),
    write: ({ put = [], forget = [] }: TableChange<DeskRecord>) => table.write({ put: put.map(rowOf), forget }),
    prepare: ({ put = [], forget = [] }) => table.prepare({ put: put.map(rowOf), forget }),
    fresh: (states) => table.fresh(states.map(rowOf)),
    forgetAll: () => table.forgetAll(),
    purge: () => table.purge(),
  };
}
