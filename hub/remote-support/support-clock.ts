import { epochMs, supportSessionId } from '#domain/kernel/fields.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { hasGoneSilent, isAwaited } from '#domain/remote-support/support-session.rules.ts';
import type { Store } from '../store/store.ts';
import { deskCommand } from '../sync/desk-command.ts';
import type { Gate } from '../sync/gate.ts';
import { readRecords } from '../sync/read-record.ts';
import type { LiveSessionRow } from './live-session-rows.ts';
import { bookSessionTime } from './book-session-time.ts';
import { forgetLiveSession, sessionsToLookAt, stopWaiting } from './live-session-rows.ts';

export interface SupportClockPorts {
  readonly store: Store;
  readonly gate: Gate;
  readonly nowMs: () => number;
  readonly reportFault: (error: unknown) => void;
}

/** Ends what nobody answered in time, and what nobody is at any more; of what is over it books the time (W12). */
export interface SupportClock {
  /** To be called every second or so. */
  readonly tick: () => void;
  /** Resolves when what is under way is done. */
  readonly stop: () => Promise<void>;
}

const MOST_AT_ONCE = 100;

/** Several hub processes may look at the same time: the first ends a session, and the others find it ended. */
export function createSupportClock(ports: SupportClockPorts): SupportClock {
  let looking: Promise<void> | null = null;
  return {
    tick: () => {
      looking ??= lookOnce(ports)
        .catch(ports.reportFault)
        .finally(() => {
          looking = null;
        });
    },
    stop: async () => {
      await looking;
    },
  };
}

async function lookOnce({ store, gate, nowMs }: SupportClockPorts): Promise<void> {
  const rows = await sessionsToLookAt(store.database, nowMs(), MOST_AT_ONCE);
  const ids = rows.map(({ session }) => supportSessionId.parse(session));
  const sessions = await readRecords(store.database, supportSessionRecord, ids);
  for (const row of rows) {
    const session = sessions.get(row.session);
    const because = session === undefined ? null : whyItLapses(session, row, nowMs());
    if (session !== undefined && because !== null) {
      await gate.accept(deskItself, [deskCommand('support-session.lapse', session.id, { because }, nowMs())]);
    }
    if (session?.state === 'ended') await bookSessionTime(gate, session, nowMs());
    // What lapses is marked as over by its own command, and looked at once more for the time that was given to it.
    if (session === undefined || session.state === 'ended') {
      await store.transaction((tx) => forgetLiveSession(tx, row.session));
    } else if (because === null && session.state === 'joined' && row.due_at_ms !== null) {
      await stopWaiting(store.database, row.session, session.joinedAtMs ?? nowMs());
    }
  }
}

function whyItLapses(session: SupportSession, row: LiveSessionRow, nowMs: number): 'not-answered' | 'silent' | null {
  if (session.state === 'ended') return null;
  if (session.state !== 'joined') return isAwaited(session, epochMs.parse(nowMs)) ? null : 'not-answered';
  // Whoever agreed was there then; that is not written in the row yet.
  const joinedAtMs = row.due_at_ms === null ? 0 : (session.joinedAtMs ?? 0);
  const signs = {
    userAtMs: Math.max(joinedAtMs, row.user_heard_at_ms),
    agentAtMs: Math.max(joinedAtMs, row.agent_heard_at_ms),
  };
  return hasGoneSilent(signs, nowMs) ? 'silent' : null;
}
