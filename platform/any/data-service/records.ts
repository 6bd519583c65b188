import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { DeskTables } from './open-tables.ts';
import type { ReferenceRow } from './rx-schema.ts';
import type { TogetherWrite } from '../write-together.ts';
import type { Selection, Table, TableChange } from './table.ts';

/** Stretches of ids are cut by the hub at some hundreds of rows. */
const MOST_BETWEEN = 5_000;

/** The rows windows see, whichever collection they lie in: an id says where. */
export interface Records extends Omit<Table<DeskRecord>, 'all' | 'fresh' | 'select' | 'count'> {
  /** As a table's, one for each collection concerned. */
  fresh(records: readonly DeskRecord[]): readonly TogetherWrite[];
  /** Of one kind that has a collection of its own, by its name. */
  select(name: string, wanted: Selection): Promise<readonly DeskRecord[]>;
  /** Of one kind, in order of ids: those after `after` up to `upTo`, to the kind's ends where they are `null`. */
  between(name: string, after: string | null, upTo: string | null): Promise<readonly DeskRecord[]>;
  /** How many rows the collection of a kind holds. */
  count(name: string): Promise<number>;
  /** All of one kind, by its name. */
  allOf(name: string): Promise<readonly DeskRecord[]>;
  /** The same in slices, in order of ids; rows may change meanwhile. */
  slicesOf(name: string): AsyncIterable<readonly DeskRecord[]>;
}

export function recordsIn(tables: Pick<DeskTables, 'own' | 'reference'>): Records {
  const reference = referenceRecords(tables.reference);
  const everywhere = [...tables.own.values(), reference];
  const tableOf = (id: string) => tables.own.get(recordNameOf(id)) ?? reference;

  async function between(name: string, after: string | null, upTo: string | null): Promise<readonly DeskRecord[]> {
    return await (tables.own.get(name) ?? reference).select({
      selector: { id: { $gt: after ?? `${name}:`, $lte: upTo ?? `${name}:~` } },
      sort: [{ id: 'asc' }],
      limit: MOST_BETWEEN,
    });
  }

  return {
    allOf: async (name) => {
      const rows = await (tables.own.get(name) ?? reference).all();
      return rows.filter(({ id }) => recordNameOf(id) === name);
    },
    select: async (name, wanted) => (await tables.own.get(name)?.select(wanted)) ?? [],
    between,
    count: async (name) => (await tables.own.get(name)?.count()) ?? 0,
    async *slicesOf(name) {
      for (let slice = await between(name, null, null); slice.length > 0;) {
        yield slice;
        slice = await between(name, slice.at(-1)!.id, null);
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
    select: async (wanted) => (await table.select(wanted)).map(({ state }) => state),
    count: () => table.count(),
    find: async (ids) => new Map([...(await table.find(ids))].map(([id, { state }]) => [id, state])),
    write: ({ put = [], forget = [] }: TableChange<DeskRecord>) => table.write({ put: put.map(rowOf), forget }),
    prepare: ({ put = [], forget = [] }) => table.prepare({ put: put.map(rowOf), forget }),
    fresh: (states) => table.fresh(states.map(rowOf)),
    forgetAll: () => table.forgetAll(),
    purge: () => table.purge(),
  };
}
