import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { Participant } from '#domain/remote-support/session-entry.ts';
import type { Selectable } from 'kysely';
import type { StoreReader, StoreTransaction } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';

export type SignalRow = Selectable<Tables['signal']>;
type EndRow = Selectable<Tables['signal_end']>;

/** More ends than anybody opens in one session, with all the pages they load anew. */
const MOST_ENDS = 500;

/** The end as it is known, once it is: the first who attends with it has it. `null`: the session has too many. */
export async function knownEnd(
  reader: StoreReader,
  end: { readonly id: string; readonly session: SupportSessionId; readonly participant: Participant },
): Promise<EndRow | null> {
  const known = await readEnd(reader, end.id);
  if (known !== undefined) return known;
  const { count } = await reader
    .selectFrom('signal_end')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('session', '=', end.session)
    .executeTakeFirstOrThrow();
  if (count >= MOST_ENDS) return null;
  await reader
    .insertInto('signal_end')
    .values({ end_id: end.id, session: end.session, participant: end.participant, last_number: 0 })
    .onConflict((conflict) => conflict.column('end_id').doNothing())
    .execute();
  return (await readEnd(reader, end.id)) ?? null;
}

export async function readEnd(reader: StoreReader, id: string): Promise<EndRow | undefined> {
  return await reader.selectFrom('signal_end').selectAll().where('end_id', '=', id).executeTakeFirst();
}

/** The next place in a session, which nobody else takes before this transaction ends; `null` where it does not go on. */
export async function takePlace(tx: StoreTransaction, session: SupportSessionId): Promise<number | null> {
  const taken = await tx
    .updateTable('live_session')
    .set((value) => ({ last_place: value('last_place', '+', 1) }))
    .where('session', '=', session)
    .returning('last_place')
    .executeTakeFirst();
  return taken?.last_place ?? null;
}

/** How much one side has said that is still kept. */
export async function weighKept(
  reader: StoreReader,
  session: SupportSessionId,
  by: Participant,
): Promise<{ readonly count: number; readonly characters: number }> {
  const kept = await reader
    .selectFrom('signal')
    .select((select) => [
      select.fn.countAll<number>().as('count'),
      select.fn.sum<number | null>(select.fn<number>('length', ['words'])).as('characters'),
    ])
    .where('session', '=', session)
    .where('from_participant', '=', by)
    .executeTakeFirstOrThrow();
  return { count: kept.count, characters: kept.characters ?? 0 };
}

export async function writeSignal(tx: StoreTransaction, row: SignalRow, number: number): Promise<void> {
  await tx.insertInto('signal').values(row).execute();
  await tx.updateTable('signal_end').set({ last_number: number }).where('end_id', '=', row.from_end).execute();
}

/** What was said after a place, in order. */
export async function readSignals(
  reader: StoreReader,
  session: SupportSessionId,
  after: number,
  most: number,
): Promise<readonly SignalRow[]> {
  return await reader
    .selectFrom('signal')
    .selectAll()
    .where('session', '=', session)
    .where('place', '>', after)
    .orderBy('place')
    .limit(most)
    .execute();
}

/** Up to which place something was said in each of these sessions. */
export async function lastPlaces(
  reader: StoreReader,
  sessions: readonly SupportSessionId[],
): Promise<ReadonlyMap<string, number>> {
  if (sessions.length === 0) return new Map();
  const rows = await reader
    .selectFrom('live_session')
    .select(['session', 'last_place'])
    .where('session', 'in', sessions)
    .execute();
  return new Map(rows.map(({ session, last_place }) => [session, last_place]));
}

export async function deleteSignalsBefore(reader: StoreReader, saidBeforeMs: number): Promise<void> {
  await reader.deleteFrom('signal').where('said_at_ms', '<', saidBeforeMs).execute();
}
