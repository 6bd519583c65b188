import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { supportSessionId } from '#domain/kernel/fields.ts';
import type { Participant } from '#domain/remote-support/session-entry.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { BOTH_SILENT_FOR_MS, ONE_SILENT_FOR_MS } from '#domain/remote-support/support-session.rules.ts';
import type { Selectable } from 'kysely';
import type { StoreReader, StoreTransaction } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';

export type LiveSessionRow = Selectable<Tables['live_session']>;

/** Signs are written down no more often than this. */
const SIGN_EVERY_MS = 30_000;

/** Who shows their screen: a device, or a person in a browser. */
export type Sharer = Pick<LiveSessionRow, 'device' | 'person'>;

export async function beginLiveSession(
  tx: StoreTransaction,
  session: SupportSessionId,
  { device, person }: Sharer,
  { nowMs, dueAtMs }: { readonly nowMs: number; readonly dueAtMs: number | null },
): Promise<void> {
  const heard = { user_heard_at_ms: nowMs, agent_heard_at_ms: nowMs };
  await tx
    .insertInto('live_session')
    .values({ session, device, person, due_at_ms: dueAtMs, ...heard, last_place: 0 })
    .onConflict((conflict) => conflict.column('session').doNothing())
    .execute();
}

/** The sessions that have begun with this sharer and may go on. */
export async function liveSessionsOf(reader: StoreReader, { device, person }: Sharer): Promise<SupportSessionId[]> {
  const rows = await reader
    .selectFrom('live_session')
    .select('session')
    .where(device === null ? 'person' : 'device', '=', device ?? person)
    .orderBy('session')
    .execute();
  return rows.map(({ session }) => supportSessionId.parse(session));
}

/** One side is there. A session of an older hub has no row yet. */
export async function noteSign(
  reader: StoreReader,
  session: Pick<SupportSession, 'id' | 'device' | 'person'>,
  by: Participant,
  nowMs: number,
): Promise<void> {
  const column = by === 'user' ? 'user_heard_at_ms' : 'agent_heard_at_ms';
  const { id, device } = session;
  const person = device === null ? session.person : null;
  const heard = { user_heard_at_ms: nowMs, agent_heard_at_ms: nowMs };
  await reader
    .insertInto('live_session')
    .values({ session: id, device, person, due_at_ms: null, ...heard, last_place: 0 })
    .onConflict((conflict) =>
      conflict
        .column('session')
        .doUpdateSet({ [column]: nowMs })
        .where(`live_session.${column}`, '<', nowMs - SIGN_EVERY_MS),
    )
    .execute();
}

/** Those of which a code or a question may have lapsed, and those from which nothing was heard for long. */
export async function sessionsToLookAt(reader: StoreReader, nowMs: number, most: number): Promise<LiveSessionRow[]> {
  const [both, one] = [nowMs - BOTH_SILENT_FOR_MS, nowMs - ONE_SILENT_FOR_MS];
  return await reader
    .selectFrom('live_session')
    .selectAll()
    .where((is) =>
      is.or([
        is('due_at_ms', '<=', nowMs),
        is('user_heard_at_ms', '<=', one),
        is('agent_heard_at_ms', '<=', one),
        is.and([is('user_heard_at_ms', '<=', both), is('agent_heard_at_ms', '<=', both)]),
      ]),
    )
    .orderBy('session')
    .limit(most)
    .execute();
}

/** It has joined: there is nothing more to wait for, and both sides were there at that moment. */
export async function stopWaiting(reader: StoreReader, session: string, joinedAtMs: number): Promise<void> {
  const heard = { user_heard_at_ms: joinedAtMs, agent_heard_at_ms: joinedAtMs };
  await reader
    .updateTable('live_session')
    .set({ due_at_ms: null, ...heard })
    .where('session', '=', session)
    .where('due_at_ms', 'is not', null)
    .execute();
}

/** It is over: the clock books the time that was given to it, and clears away what its ends said. */
export async function noteOver(
  tx: StoreTransaction,
  { id, device, person }: Pick<SupportSession, 'id' | 'device' | 'person'>,
  nowMs: number,
): Promise<void> {
  const heard = { user_heard_at_ms: nowMs, agent_heard_at_ms: nowMs };
  await tx
    .insertInto('live_session')
    .values({ session: id, device, person: device === null ? person : null, due_at_ms: nowMs, ...heard, last_place: 0 })
    .onConflict((conflict) => conflict.column('session').doUpdateSet({ due_at_ms: nowMs }))
    .execute();
}

/** It is over: what its ends said goes with it. */
export async function forgetLiveSession(tx: StoreTransaction, session: string): Promise<void> {
  await tx.deleteFrom('signal').where('session', '=', session).execute();
  await tx.deleteFrom('signal_end').where('session', '=', session).execute();
  await tx.deleteFrom('live_session').where('session', '=', session).execute();
}
