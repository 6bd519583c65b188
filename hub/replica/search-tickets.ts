import type { HubReply } from '#contracts/hub-api.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import { incidentRecord, ticketNumber } from '#domain/incident/incident.record.ts';
import { incidentPolicy } from '#domain/incident/incident.policy.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoreReader } from '../store/store.ts';
import type { RecordRow } from '../store/tables.ts';
import type { FeedPorts } from '../sync/read-feed.ts';
import { readRecord, readRecords, stateOf } from '../sync/read-record.ts';
import { idOfNumber } from './older-work.ts';
import type { SettledPlace } from './settled-order.ts';
import { settledAfter } from './settled-order.ts';

const MOST_FOUND = 50;
/** Looked at in one go; then others have their turn. */
const TICKETS_AT_ONCE = 1_000;
/** Where a search gives up: people want what is recent, and a hub has others to serve. */
const MOST_LOOKED_AT = 200_000;

/**
 * Settled tickets whose subject has all the words, the latest first, or the ticket of that number. No index is kept for
 * it: it is asked seldom, by people who look for something that their own device has let go of.
 */
export async function searchTickets(
  { store: { database } }: FeedPorts,
  reader: Principal,
  words: string,
): Promise<HubReply<'ticket.search'>> {
  const numbered = await ticketOfNumber(database, words);
  const sought = folded(words)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const walk = numbered === null ? await walkSettled(database, sought) : { found: [numbered], isAll: true };
  const scopes = scopesOf(reader);
  const readable = walk.found.filter((one) => incidentPolicy.readersOf(one).some((scope) => scopes.includes(scope)));
  const people = await readRecords(
    database,
    personRecord,
    readable.map(({ requester }) => requester),
  );
  return {
    isAll: walk.isAll,
    tickets: readable.map(({ id, number, summary, requester, changedAtMs }) => ({
      id,
      number,
      summary,
      requester: { id: requester, name: people.get(requester)?.name ?? requester },
      changedAtMs,
    })),
  };
}

async function ticketOfNumber(reader: StoreReader, words: string): Promise<Incident | null> {
  const number = ticketNumber.safeParse(words.trim().toUpperCase());
  const id = number.success ? await idOfNumber(reader, number.data) : undefined;
  if (id === undefined) return null;
  return (await readRecord(reader, incidentRecord, incidentId.parse(id))) ?? null;
}

interface Walk {
  readonly found: readonly Incident[];
  /** False when it gave up, or had enough, before the end. */
  readonly isAll: boolean;
}

async function walkSettled(reader: StoreReader, sought: readonly string[]): Promise<Walk> {
  const found: Incident[] = [];
  let after: SettledPlace | null = null;
  for (let looked = 0; looked < MOST_LOOKED_AT && sought.length > 0; looked += TICKETS_AT_ONCE) {
    const rows: readonly RecordRow[] = await settledAfter(reader, after)
      .selectAll()
      .orderBy('quiet_since_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(TICKETS_AT_ONCE)
      .execute();
    for (const row of rows) {
      if (row.name !== incidentRecord.name) continue;
      const incident = stateOf(incidentRecord, row);
      const subject = folded(incident.summary);
      if (!sought.every((word) => subject.includes(word))) continue;
      if (found.length === MOST_FOUND) return { found, isAll: false };
      found.push(incident);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < TICKETS_AT_ONCE) return { found, isAll: true };
    after = { quietSinceMs: last.quiet_since_ms ?? 0, id: last.id };
    await nextTurn();
  }
  return { found, isAll: sought.length === 0 };
}

/** Without capitals and accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
