import type { HubOutput } from '#contracts/hub-api.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { CommandInput } from '#domain/processes.ts';
import type { Observable } from 'rxjs';
import { BehaviorSubject, combineLatest, defer, map, merge, mergeScan, of, shareReplay, Subject } from 'rxjs';
import type { Issuer } from '../draft/draft-command.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import { watchHub } from '../hub-link/watch-hub.ts';
import type { Objection } from './objection.ts';
import { objectToHelp } from './objection.ts';
import { supportCommand } from './support-command.ts';

/** Help at this person's browser, from the question for it to its end. */
export type Help = NonNullable<HubOutput<'support.current'>>;

/** The session in which this page takes part: another window of the same person leaves it alone. */
export interface Here {
  readonly session: SupportSessionId;
  /** The nine digits that were asked for here; nobody tells them a second time. */
  readonly code: string | null;
}

/** What a person does about being helped. Each act tells why it was not done, or `null`. */
export interface PortalSupport {
  /** What goes on, and how the last came to its end until that is dismissed; `null`: nothing. */
  readonly help$: Observable<Help | null>;
  readonly here$: Observable<Here | null>;
  /** Asks for help: by a code to read out, or on a ticket of theirs, where the desk finds them without one. */
  readonly request: (incident: IncidentId | null) => Promise<Refused | null>;
  /** Yes or no to somebody of the desk who asks. A yes is one to being helped, and shows nothing yet. */
  readonly answer: (session: SupportSessionId, isAgreed: boolean) => Promise<Refused | null>;
  readonly end: (session: SupportSessionId, why?: EndWhy) => Promise<Refused | null>;
  /** This page takes part from now on: it was opened anew, or another window did before. */
  readonly goOnHere: (session: SupportSessionId) => void;
  /** The end of it was read. */
  readonly dismiss: (session: SupportSessionId) => void;
  /** Says what they did not agree to. */
  readonly object: (objection: Objection) => Promise<Refused | null>;
}

/** Why something was not done. */
export type Refused = Pick<Refusal, 'code'>;

type EndWhy = NonNullable<CommandInput<'support-session.end'>['why']>;

export interface PortalSupportPorts {
  readonly link: Pick<HubLink, 'news$' | 'ask'>;
  readonly issuer: () => Issuer;
}

export function createPortalSupport({ link, issuer }: PortalSupportPorts): PortalSupport {
  const acted$ = new Subject<void>();
  const here$ = new BehaviorSubject<Here | null>(null);
  const dismissed$ = new BehaviorSubject<SupportSessionId | null>(null);
  const present$ = watchHub({ ...link, news$: merge(link.news$, acted$) }, 'support.current', {}).pipe(
    map((outcome) => (outcome.ok ? outcome.value : null)),
    mergeScan((last: Help | null, present) => (present === null ? endOf(link, last) : of(present)), null, 1),
  );

  async function issue<Name extends ActName>(
    target: SupportSessionId,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Refused | null> {
    const entry = supportCommand(issuer(), { name, target, input });
    const outcome = await link.ask('sync.push', { protocol: SYNC_PROTOCOL_VERSION, commands: [entry] });
    acted$.next();
    if (!outcome.ok) return outcome.refusal;
    const answer = outcome.value.answers.find(({ command }) => command === entry.id);
    return answer?.kind === 'refused' ? answer.refusal : null;
  }

  return {
    help$: combineLatest([present$, dismissed$]).pipe(
      map(([help, dismissed]) => (help?.id === dismissed ? null : help)),
      shareReplay({ bufferSize: 1, refCount: true }),
    ),
    here$,
    request: async (incident) => {
      const outcome = await link.ask('support.share', { incident });
      if (!outcome.ok) return outcome.refusal;
      here$.next(outcome.value);
      acted$.next();
      return null;
    },
    answer: (session, isAgreed) => {
      if (isAgreed) here$.next({ session, code: null });
      return issue(session, isAgreed ? 'support-session.agree' : 'support-session.refuse', {});
    },
    end: (session, why = 'done') => issue(session, 'support-session.end', { why }),
    goOnHere: (session) => here$.next({ session, code: null }),
    dismiss: (session) => {
      here$.next(null);
      dismissed$.next(session);
    },
    object: (objection) => objectToHelp({ link, issuer }, objection),
  };
}

/** Help on one of a person's requests that is over, the latest first. */
export function watchPastHelp(
  link: Pick<HubLink, 'news$' | 'ask'>,
  incident: IncidentId,
): Observable<HubOutput<'support.past'>> {
  return watchHub(link, 'support.past', { incident }).pipe(map((outcome) => (outcome.ok ? outcome.value : [])));
}

type ActName = 'support-session.agree' | 'support-session.refuse' | 'support-session.end';

/** How it ended, once nothing goes on any more. */
function endOf(link: PortalSupportPorts['link'], last: Help | null): Observable<Help | null> {
  if (last === null || last.state === 'ended') return of(last);
  return defer(() => link.ask('support.read', { session: last.id })).pipe(
    map((outcome) => (outcome.ok ? outcome.value : null)),
  );
}
