import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { DeskTables } from './open-tables.ts';
import type { ReferenceRow } from './rx-schema.ts';
import type { Table, TableChange } from './table.ts';

/** The rows windows see, whichever collection they lie in: an id says where. */
export interface Records extends Omit<Table<DeskRecord>, 'all'> {
  /** All of one kind, by its name. */
  allOf(name: string): Promise<readonly DeskRecord[]>;
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
    find: async (ids) => new Map([...(await table.find(ids))].map(([id, { state }]) => [id, state])),
    write: ({ put = [], forget = [] }: TableChange<DeskRecord>) => table.write({ put: put.map(rowOf), forget }),
    forgetAll: () => table.forgetAll(),
    purge: () => table.purge(),
  };
}
