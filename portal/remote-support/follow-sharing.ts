import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { SessionNotes } from '#platform/any/live-help/session-notes.ts';
import { createSessionNotes } from '#platform/any/live-help/session-notes.ts';
import type { SignalLines } from '#platform/any/signalling/signal-lines.ts';
import { captureScreen } from '#platform/browser/screen-share/capture-screen.ts';
import type { Observable } from 'rxjs';
import { combineLatest, finalize, map } from 'rxjs';
import type { Issuer } from '../draft/draft-command.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import { isPassing } from '../hub-link/passing-refusals.ts';
import type { PolicyKept } from '#domain/remote-policy/policy-in-force.rules.ts';
import { policyInForce } from '#domain/remote-policy/policy-in-force.rules.ts';
import { followPolicy } from './follow-policy.ts';
import { PortalSharing } from './portal-sharing.ts';
import { openShareEnds } from './open-share-end.ts';
import type { PortalSupport } from './portal-support.ts';
import { supportCommand } from './support-command.ts';

export interface FollowSharingPorts {
  readonly link: Pick<HubLink, 'ask' | 'nowMs' | 'news$'>;
  readonly issuer: () => Issuer;
  readonly signals: Pick<SignalLines, 'act'>;
  readonly support: PortalSupport;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** The screen that this page shows, or does not; `followed$` keeps it up with how help stands, for as long as it is subscribed to. */
export function followSharing(ports: FollowSharingPorts): {
  readonly sharing: PortalSharing;
  readonly followed$: Observable<void>;
} {
  const { link, signals, support } = ports;
  const notes = new Map<SupportSessionId, SessionNotes>();
  // Until it is known nothing is left to anybody; help begins right after.
  let policy: PolicyKept | null = null;
  const sharing = new PortalSharing({
    signals,
    openShare: openShareEnds,
    relays: async (session) => {
      const asked = await link.ask('support.relays', { session });
      return asked.ok ? asked.value.relays : [];
    },
    policy: () => policyInForce(policy ?? { policy: null, isPublished: true }, Date.now()),
    chooseScreen: () => captureScreen(navigator.mediaDevices),
    note: (session, happenings) => {
      const kept = notes.get(session) ?? notesOf(session, ports);
      notes.set(session, kept);
      for (const happening of happenings) kept.note(happening);
    },
    onEnd: (session, why) => void support.end(session, why),
    nowMs: Date.now,
    every: (everyMs, act) => {
      const timer = setInterval(act, everyMs);
      return () => clearInterval(timer);
    },
    sleep: ports.sleep,
  });
  const followed$ = combineLatest([support.help$, support.here$, followPolicy(link, Date.now)]).pipe(
    map(([help, here, told]) => {
      policy = told;
      sharing.follow(help, here);
    }),
    finalize(sharing.stop),
  );
  return { sharing, followed$ };
}

/** Between two attempts at a hub that does not answer. */
const TRY_AGAIN_MS = 3_000;

/** What happened is handed in as soon as the hub answers, and in order. */
function notesOf(session: SupportSessionId, { link, issuer, sleep }: FollowSharingPorts): SessionNotes {
  const never = new AbortController().signal;

  async function answered<Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> {
    for (;;) {
      const outcome = await ask();
      if (outcome.ok || !isPassing(outcome.refusal)) return outcome;
      await sleep(TRY_AGAIN_MS, never);
    }
  }

  return createSessionNotes({
    by: 'user',
    readHead: async () => {
      const read = await answered(() => link.ask('support.head', { session }));
      return read.ok ? read.value : null;
    },
    issue: async (input) => {
      const entry = supportCommand(issuer(), { name: 'support-session.note', target: session, input });
      const push = { protocol: SYNC_PROTOCOL_VERSION, commands: [entry] };
      const outcome = await answered(() => link.ask('sync.push', push));
      if (!outcome.ok) return outcome;
      const answer = outcome.value.answers.find(({ command }) => command === entry.id);
      return answer?.kind === 'accepted' ? ok(null) : refuse({ code: answer?.refusal.code ?? 'hub.answer-missing' });
    },
    nowMs: link.nowMs,
    later: (run, afterMs) => void setTimeout(run, afterMs),
    reportFault: (error) => reportError(error),
  });
}
