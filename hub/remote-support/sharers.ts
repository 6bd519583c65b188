import type { Principal } from '#domain/kernel/principal.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { isAwaited } from '#domain/remote-support/support-session.rules.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { StoreReader } from '../store/store.ts';
import { deskCommand } from '../sync/desk-command.ts';
import { readRecords } from '../sync/read-record.ts';
import type { Sharer } from './live-session-rows.ts';
import { liveSessionsOf } from './live-session-rows.ts';

/** Where somebody shows their screen: their device, or the browser they are signed in with. */
export function sharerOf(principal: Principal): Sharer | null {
  switch (principal.kind) {
    case 'device':
      return { device: principal.id, person: null };
    case 'agent':
      return { device: null, person: principal.person };
    case 'person':
      return { device: null, person: principal.id };
    case 'desk':
      return null;
    default:
      return principal satisfies never;
  }
}

/** What goes on there, the latest last: joined, or still awaited. */
export async function sessionsGoingOn(
  reader: StoreReader,
  sharer: Sharer,
  nowMs: number,
): Promise<readonly SupportSession[]> {
  const sessions = await readRecords(reader, supportSessionRecord, await liveSessionsOf(reader, sharer));
  const now = epochMs.parse(nowMs);
  return [...sessions.values()]
    .filter((session) => session.state === 'joined' || isAwaited(session, now))
    .toSorted((one, other) => one.requestedAtMs - other.requestedAtMs);
}

/** Whoever waited is asked, or asks, anew: what they waited with is over. */
export function overtake(sessions: readonly SupportSession[], nowMs: number): readonly CommandEntry[] {
  return sessions
    .filter(({ state }) => state === 'waiting')
    .map(({ id }) => deskCommand('support-session.lapse', id, { because: 'superseded' }, nowMs));
}
