import type { ClientToHub } from '#contracts/sync.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { participantOf } from '#domain/remote-support/support-session.rules.ts';
import type { NoticeBoard } from '../notices.ts';
import { noteSign } from '../remote-support/live-session-rows.ts';
import type { Store } from '../store/store.ts';
import { readRecords } from '../sync/read-record.ts';
import type { AttendedEnd, AttendedEnds, SignallingClient } from './attended-ends.ts';
import { createAttendedEnds } from './attended-ends.ts';
import { createBudgets } from './budgets.ts';
import { admitEnd, keepSignal } from './keep-signal.ts';
import { deleteSignalsBefore } from './signal-rows.ts';
import { createTurns } from './turns.ts';

type SignalMessage = Extract<ClientToHub, { kind: `signal.${string}` }>;
type Attending = Extract<SignalMessage, { kind: 'signal.attend' }>;
type Sent = Extract<SignalMessage, { kind: 'signal.send' }>;

export interface SignallingPorts {
  readonly store: Store;
  readonly notices: NoticeBoard;
  readonly nowMs: () => number;
  readonly reportFault: (error: unknown) => void;
}

/** Carries what ends of sessions say to each other, over all hub processes. Nobody here reads it. */
export interface Signalling {
  /** What a client says; in the order of the calls, one after the other. */
  readonly take: (client: SignallingClient, message: SignalMessage) => void;
  readonly leave: (client: SignallingClient) => void;
  /** Records have changed: whoever is at a session no longer is told so. */
  readonly look: () => void;
  /** To be called every second or so. */
  readonly tick: () => void;
  /** Resolves when what was under way is done. */
  readonly stop: () => Promise<void>;
}

/** Words wait so long for somebody who is briefly away. */
const KEPT_FOR_MS = 60_000;
/** What one stream may say at once, and each second after that. */
const BUDGET = { atOnce: 250, perSecond: 50 };
/** Of a stream, which is all windows of one console. */
const MOST_ENDS = 20;
const SWEEP_EVERY_MS = 10_000;
const SIGN_EVERY_MS = 30_000;
/** Records change many times a second; that somebody is out is told soon enough. */
const LOOK_EVERY_MS = 250;
/** Queues: one for each client, one for each session, and one for what concerns all. */
const ALL = 'all';

export function createSignalling({ store, notices, nowMs, reportFault }: SignallingPorts): Signalling {
  const turns = createTurns<string>(reportFault);
  const ends = createAttendedEnds(store, turns);
  const clients = createBudgets(BUDGET, nowMs);
  const answer = answering({ store, notices, nowMs }, ends);
  const isDue = { look: false, lookedAtMs: 0, signedAtMs: nowMs(), sweptAtMs: 0 };

  function look(): void {
    isDue.look = ends.all().length > 0;
    if (!isDue.look || nowMs() - isDue.lookedAtMs < LOOK_EVERY_MS) return;
    isDue.look = false;
    isDue.lookedAtMs = nowMs();
    const mustSign = nowMs() - isDue.signedAtMs >= SIGN_EVERY_MS;
    if (mustSign) isDue.signedAtMs = nowMs();
    turns.take(ALL, () => lookAfter(store, ends, mustSign ? nowMs() : null));
  }

  function tick(): void {
    if (isDue.look || nowMs() - isDue.signedAtMs >= SIGN_EVERY_MS) look();
    if (ends.all().length > 0) turns.take(ALL, ends.catchUp);
    if (nowMs() - isDue.sweptAtMs < SWEEP_EVERY_MS) return;
    isDue.sweptAtMs = nowMs();
    turns.take(ALL, () => deleteSignalsBefore(store.database, nowMs() - KEPT_FOR_MS));
  }

  const stopListening = notices.listen((notice) => {
    if (notice.kind === 'signals') ends.pump(notice.session);
  });
  return {
    take: (client, message) => {
      const queue = clients.spend(client);
      if (queue === null) endOver(ends, { client, ...message }, 'signal.too-many');
      else turns.take(queue, () => answer(client, message));
    },
    leave: (client) => {
      for (const { end } of ends.ofClient(client)) ends.remove(end);
    },
    look,
    tick,
    stop: async () => {
      stopListening();
      await turns.done();
    },
  };
}

function answering({ store, notices, nowMs }: Omit<SignallingPorts, 'reportFault'>, ends: AttendedEnds) {
  async function attend(client: SignallingClient, message: Attending): Promise<Result<unknown>> {
    if (client.signedIn === null) return ok(null);
    if (ends.ofClient(client).length >= MOST_ENDS) return refuse({ code: 'signal.too-many' });
    const admitted = await admitEnd(store, client.signedIn.principal, message, nowMs());
    // It may have left meanwhile, and then nobody would take it out again.
    if (!admitted.ok || isGone(client)) return admitted;
    const { session, end, after } = message;
    ends.add({ client, session, end, participant: admitted.value, toldTo: after });
    ends.pump(session);
    return admitted;
  }

  async function send(client: SignallingClient, message: Sent): Promise<Result<unknown>> {
    const { session, end, number } = message;
    // Only who attends is told what comes back, so nobody else has anything to say.
    if (client.signedIn === null || ends.find(end)?.client !== client) return ok(null);
    const kept = await keepSignal(store, client.signedIn.principal, message, nowMs());
    if (!kept.ok) return kept;
    client.tell({ kind: 'signal.taken', session, end, number });
    if (!kept.value) return kept;
    ends.pump(session);
    void notices.tell({ kind: 'signals', session });
    return kept;
  }

  return async (client: SignallingClient, message: SignalMessage): Promise<void> => {
    if (message.kind === 'signal.leave') {
      if (ends.find(message.end)?.client === client) ends.remove(message.end);
      return;
    }
    const outcome = await (message.kind === 'signal.attend' ? attend(client, message) : send(client, message));
    if (!outcome.ok) endOver(ends, { client, ...message }, outcome.refusal.code);
  };
}

function isGone({ signedIn }: SignallingClient): boolean {
  return signedIn === null;
}

type Ended = Pick<AttendedEnd, 'client' | 'session' | 'end'>;

function endOver(ends: AttendedEnds, { client, session, end }: Ended, code: string): void {
  if (ends.find(end)?.client === client) ends.remove(end);
  client.tell({ kind: 'signal.over', session, end, code });
}

/** Tells whoever is at a session no longer; of the others it is noted that they are there. @param signAtMs `null`: not now. */
async function lookAfter(store: Store, ends: AttendedEnds, signAtMs: number | null): Promise<void> {
  const attended = ends.all();
  const sessions = await readRecords(
    store.database,
    supportSessionRecord,
    attended.map(({ session }) => session),
  );
  for (const end of attended) {
    const session = sessions.get(end.session);
    const who = end.client.signedIn?.principal;
    const isThere = session?.state === 'joined' && who !== undefined && participantOf(session, who) === end.participant;
    if (!isThere) endOver(ends, end, 'signal.not-joined');
    else if (signAtMs !== null) await noteSign(store.database, session, end.participant, signAtMs);
  }
}
