import type { ClientToHub } from '#contracts/sync.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { Participant } from '#domain/remote-support/session-entry.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { participantOf, participantsOf } from '#domain/remote-support/support-session.rules.ts';
import type { Store, StoreReader, StoreTransaction } from '../store/store.ts';
import { readRecord } from '../sync/read-record.ts';
import { noteSign } from '../remote-support/live-session-rows.ts';
import { knownEnd, readEnd, takePlace, weighKept, writeSignal } from './signal-rows.ts';

type Attending = Extract<ClientToHub, { kind: 'signal.attend' }>;
type Sent = Extract<ClientToHub, { kind: 'signal.send' }>;

/** Of one side, within the minute that its words are kept. An offer has one description and a few dozen candidates. */
const MOST_KEPT = 400;
const MOST_KEPT_CHARACTERS = 2_000_000;

/** Whether somebody may attend with an end, and whose it then is. */
export async function admitEnd(
  store: Store,
  principal: Principal,
  { session: id, end }: Attending,
  nowMs: number,
): Promise<Result<Participant>> {
  const at = await partIn(store.database, id, principal);
  if (at === null) return refuse({ code: 'signal.not-joined' });
  // Before the first word can be said there has to be a row that counts them.
  await noteSign(store.database, at.session, at.participant, nowMs);
  const known = await knownEnd(store.database, { id: end, session: id, participant: at.participant });
  if (known === null) return refuse({ code: 'signal.too-many' });
  const isTheirs = known.session === id && known.participant === at.participant;
  return isTheirs ? ok(at.participant) : refuse({ code: 'signal.end-foreign' });
}

/**
 * Keeps what an end says for whoever it is for; `false` when there is nothing new to hear: it was said before, or to
 * somebody who has left. The session is looked up each time, so that nobody is heard who has left it, or after its end.
 */
export async function keepSignal(
  store: Store,
  principal: Principal,
  sent: Sent,
  nowMs: number,
): Promise<Result<boolean>> {
  return await store.transaction(async (tx) => {
    const place = await takePlace(tx, sent.session);
    const at = place === null ? null : await partIn(tx, sent.session, principal);
    if (place === null || at === null) return refuse({ code: 'signal.not-joined' });
    const end = await readEnd(tx, sent.end);
    const isTheirs = end?.session === sent.session && end.participant === at.participant;
    if (!isTheirs) return refuse({ code: 'signal.end-foreign' });
    if (sent.number <= end.last_number) return ok(false);
    if (sent.number > end.last_number + 1) return refuse({ code: 'signal.out-of-order' });
    return await keepNew(tx, sent, at, { place, nowMs });
  });
}

async function keepNew(
  tx: StoreTransaction,
  { session, end, number, to, towards, text }: Sent,
  at: Part,
  { place, nowMs }: { readonly place: number; readonly nowMs: number },
): Promise<Result<boolean>> {
  const kept = await weighKept(tx, session, at.participant);
  const isTooMuch = kept.count >= MOST_KEPT || kept.characters + (text?.length ?? 0) > MOST_KEPT_CHARACTERS;
  if (isTooMuch) return refuse({ code: 'signal.too-many' });
  const row = { session, place, from_participant: at.participant, from_end: end, said_at_ms: nowMs };
  await writeSignal(tx, { ...row, to_participant: to, towards, words: text }, number);
  // Whoever has just left is no reason to take offence.
  return ok(to === null || participantsOf(at.session).includes(to));
}

interface Part {
  readonly session: SupportSession;
  readonly participant: Participant;
}

/** Their part in a session that is joined. */
async function partIn(reader: StoreReader, id: SupportSessionId, principal: Principal): Promise<Part | null> {
  const session = await readRecord(reader, supportSessionRecord, id);
  const participant = session?.state === 'joined' ? participantOf(session, principal) : null;
  return session === undefined || participant === null ? null : { session, participant };
}
