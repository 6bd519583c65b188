import type { HubInput, HubReply } from '#contracts/hub-api.ts';
import { carriedSinceMs } from '#domain/kernel/history.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import { findRows, newestPlace } from '../sync/feed-queries.ts';
import type { FeedPorts } from '../sync/read-feed.ts';
import { countFitting, feedRowOf } from '../sync/read-feed.ts';

const ROWS_AT_ONCE = 500;

/** What stands in scopes that the reader has, in the order of the feed: for who was given them later than the rest. */
export async function readScopes(
  { store: { database }, kinds, nowMs }: FeedPorts,
  reader: Principal,
  { scopes: asked, historyDays, after }: HubInput<'replica.scopes'>,
): Promise<HubReply<'replica.scopes'>> {
  const place = await newestPlace(database);
  const all = scopesOf(reader);
  const scopes = all.filter((scope) => asked.includes(scope));
  if (scopes.length === 0) return { place, rows: [], next: null };
  const seen = { scopes, carriedSinceMs: carriedSinceMs(nowMs(), historyDays) };
  const found = await findRows(database, seen, after, ROWS_AT_ONCE + 1);
  const fitting = found.slice(0, Math.min(ROWS_AT_ONCE, countFitting(found)));
  const rows = fitting.flatMap((row) => {
    const shown = feedRowOf(kinds, all, row);
    return shown.op === 'put' ? [{ record: shown.record, id: shown.id, state: shown.state }] : [];
  });
  return { place, rows, next: fitting.length === found.length ? null : fitting.at(-1)!.place };
}
