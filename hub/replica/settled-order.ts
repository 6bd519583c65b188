import type { ExpressionBuilder } from 'kysely';
import type { StoreReader } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';

/** Where a walk through settled work stands, from what was left alone last to what was left alone first. */
export interface SettledPlace {
  readonly quietSinceMs: number;
  readonly id: string;
}

/** Settled work that comes after a place in that order; all of it without one. Ordered and cut by who asks. */
export function settledAfter(reader: StoreReader, after: SettledPlace | null) {
  return reader
    .selectFrom('record')
    .where('quiet_since_ms', 'is not', null)
    .$if(after !== null, (query) => query.where((row) => isBehind(row, after!)));
}

function isBehind(row: ExpressionBuilder<Tables, 'record'>, { quietSinceMs, id }: SettledPlace) {
  // Said so that an index serves it: `record_by_quiet` begins where the walk stands.
  return row.and([
    row('quiet_since_ms', '<=', quietSinceMs),
    row.or([row('quiet_since_ms', '<', quietSinceMs), row('id', '<', id)]),
  ]);
}
