import type { HubInput, HubReply } from '#contracts/hub-api.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import { carriedSinceMs } from '#domain/kernel/history.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { StoreReader } from '../store/store.ts';
import type { FeedPorts } from '../sync/read-feed.ts';
import { newestPlace } from '../sync/feed-queries.ts';
import type { SettledPlace } from './settled-order.ts';
import { settledAfter } from './settled-order.ts';
import { rowsWithLines } from './ticket-rows.ts';

/** With their lines some hundreds of rows: sent and stored in one piece. */
const TICKETS_AT_ONCE = 50;

/** The next settled work, the latest first, that `more` days of history hold and `held` days do not. */
export async function readOlder(
  { store: { database }, kinds, nowMs }: FeedPorts,
  reader: Principal,
  { held, more, after }: HubInput<'replica.older'>,
): Promise<HubReply<'replica.older'>> {
  const place = await newestPlace(database);
  const fromMs = carriedSinceMs(nowMs(), more) ?? 0;
  const beforeMs = carriedSinceMs(nowMs(), held) ?? 0;
  const wanted = (from: SettledPlace | null) =>
    settledAfter(database, from).where('quiet_since_ms', '>=', fromMs).where('quiet_since_ms', '<', beforeMs);
  const records = await wanted(after)
    .selectAll()
    .orderBy('quiet_since_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(TICKETS_AT_ONCE)
    .execute();
  const rows = await rowsWithLines(database, kinds, scopesOf(reader), records);
  const last = records.length < TICKETS_AT_ONCE ? undefined : records.at(-1);
  if (last === undefined) return { place, rows, next: null, left: 0 };
  const next = { quietSinceMs: last.quiet_since_ms ?? 0, id: last.id };
  const { left } = await wanted(next)
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .executeTakeFirstOrThrow();
  return { place, rows, next, left };
}

/** One ticket with its lines, however old it is. */
export async function readTicket(
  { store: { database }, kinds }: FeedPorts,
  reader: Principal,
  asked: HubInput<'replica.ticket'>,
): Promise<Result<HubReply<'replica.ticket'>>> {
  const place = await newestPlace(database);
  const id = 'id' in asked ? asked.id : await idOfNumber(database, asked.number);
  const records =
    id === undefined
      ? []
      : await database
          .selectFrom('record')
          .selectAll()
          .where('id', '=', id)
          .where('name', '=', incidentRecord.name)
          .execute();
  const rows = await rowsWithLines(database, kinds, scopesOf(reader), records);
  return rows.length === 0 ? refuse({ code: 'ticket.unknown' }) : ok({ place, rows });
}

export async function idOfNumber(reader: StoreReader, number: string): Promise<string | undefined> {
  const found = await reader
    .selectFrom('used_number')
    .select('incident')
    .where('number', '=', number)
    .executeTakeFirst();
  return found?.incident;
}
