import type { HubReply } from '#contracts/hub-api.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { Store, StoreReader } from '../store/store.ts';
import type { Holder, Identity } from './principals.ts';
import { holderId, identityIn, isDevice } from './principals.ts';
import { hashOf, newToken } from './secrets.ts';
import { createSessionEndings } from './session-endings.ts';
import type { SessionRow } from './session-rows.ts';
import {
  deleteExpiredSessions,
  markSeen,
  readSessionsOf,
  readStanding,
  standingSessionsOn,
  writeSession,
} from './session-rows.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A session ends this long after it was last used. A helper can open another at any time with its key. */
const LIFE_MS = { person: 30 * DAY_MS, device: DAY_MS } as const;
/** For how long an installation may work on without having met the hub, where nothing else is set. */
const USUAL_OFFLINE_MS = 14 * DAY_MS;
/** Being seen is written down no more often than this, so that reading does not become writing. */
const SEEN_EVERY_MS = MINUTE_MS;

export interface Session {
  readonly id: string;
  readonly token: string;
  readonly holder: Holder;
  /** The browser profile, console or helper it was opened on: `client:…`, `device:…`. */
  readonly installation: string;
  /** Epoch milliseconds. */
  readonly expiresAtMs: number;
}

/** Someone with a session, as of this moment. */
export interface SignedIn<Who extends Principal = Principal> extends Identity<Who> {
  readonly session: Session;
}

export interface SessionsPorts {
  readonly store: Store;
  readonly nowMs: () => number;
  /** For how long an installation may work on without having met the hub. */
  readonly offlineMs?: number;
}

/**
 * Sessions: a random token in the hands of an installation, of which the hub keeps a hash only.
 */
export function createSessions({ store, nowMs, offlineMs = USUAL_OFFLINE_MS }: SessionsPorts) {
  const readStandingSession = standingSessionsOn(store);

  /** Pass a transaction as `reader` where the session must stand or fall with other rows. */
  async function open(holder: Holder, installation: string, reader: StoreReader = store.database): Promise<Session> {
    const now = nowMs();
    const id = newRecordId('session');
    const token = newToken();
    const expiresAtMs = now + lifeMsOf(holder);
    await deleteExpiredSessions(reader, now);
    await writeSession(reader, {
      id,
      token_hash: hashOf(token),
      holder,
      installation,
      opened_at_ms: now,
      seen_at_ms: now,
      expires_at_ms: expiresAtMs,
    });
    return { id, token, holder, installation, expiresAtMs };
  }

  /** Who a token belongs to; `null` when the session is over or its holder has left. */
  async function signedInBy(token: string): Promise<SignedIn | null> {
    const now = nowMs();
    const rows = await readStandingSession(hashOf(token), now);
    const [row] = rows;
    if (row === undefined) return null;
    const holder = holderId.parse(row.holder);
    const identity = identityIn(holder, rows);
    if (identity === null) return null;
    const { id, installation } = row;
    return { ...identity, session: { id, token, holder, installation, expiresAtMs: await prolong(row, holder, now) } };
  }

  /** Writes down that a session is in use. Returns when it now ends, epoch milliseconds. */
  async function prolong(
    row: Pick<SessionRow, 'id' | 'seen_at_ms' | 'expires_at_ms'>,
    holder: Holder,
    now: number,
  ): Promise<number> {
    if (now - row.seen_at_ms < SEEN_EVERY_MS) return row.expires_at_ms;
    const expiresAtMs = now + lifeMsOf(holder);
    await markSeen(store.database, row.id, { seen_at_ms: now, expires_at_ms: expiresAtMs });
    return expiresAtMs;
  }

  /** Those of `ids` that are not over. Whether their holders are still there it does not say. */
  function standing(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return readStanding(store.database, ids, nowMs());
  }

  async function list({ session }: SignedIn): Promise<HubReply<'session.list'>> {
    const rows = await readSessionsOf(store.database, session.holder, nowMs());
    return rows.map((row) => ({
      id: row.id,
      device: row.installation,
      openedAtMs: row.opened_at_ms,
      seenAtMs: row.seen_at_ms,
      isThis: row.id === session.id,
    }));
  }

  return { offlineMs, open, signedInBy, standing, list, ...createSessionEndings({ store, nowMs }) };
}
export type Sessions = ReturnType<typeof createSessions>;

function lifeMsOf(holder: Holder): number {
  return isDevice(holder) ? LIFE_MS.device : LIFE_MS.person;
}

/** A session as the contract tells of it. The device may work on alone for `offlineMs`, unless its session ends before. */
export function greetingOf(
  { session, principal, name }: SignedIn,
  nowMs: number,
  offlineMs = USUAL_OFFLINE_MS,
): HubReply<'session.open'> {
  const { token, expiresAtMs } = session;
  return { token, principal, name, nowMs, expiresAtMs, offlineUntilMs: Math.min(nowMs + offlineMs, expiresAtMs) };
}
