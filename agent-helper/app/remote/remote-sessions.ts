import type { EnrolledState, HelperState, HelpState, PolicyStanding } from '#contracts/helper-core.ts';
import { helperCoreRequests } from '#contracts/helper-core.ts';
import type { ConsentQuestion } from '#contracts/helper-remote.ts';
import { leftToGrant } from '#domain/remote-control/effective-right.rules.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { CoreProcess } from '../core-process.ts';
import type { RightsHere } from './rights-here.ts';
import type { JoinedHelp } from '#platform/any/live-help/joined-help.ts';
import { joinedIn } from '#platform/any/live-help/joined-help.ts';
import type { EndWhy, LiveSessionPorts } from '#platform/any/live-help/live-session.ts';
import { LiveSession } from '#platform/any/live-help/live-session.ts';
import type { Answer, Questions } from '#platform/any/live-help/questions.ts';

export interface RemoteSessionsPorts extends Omit<
  LiveSessionPorts,
  'attend' | 'ask' | 'relays' | 'note' | 'invited' | 'leave' | 'limits' | 'onEnd'
> {
  readonly core: Pick<CoreProcess, 'ask' | 'attendSession'>;
  readonly questions: Questions;
  readonly rights: Pick<RightsHere, 'standing' | 'inForce' | 'leaveFor'>;
  readonly reportFault: (error: unknown) => void;
  /** A session is live, or no longer is. */
  readonly onLive: (isLive: boolean) => void;
}

/** Help at this computer as the main process takes part in it: from the first question to the last frame. */
export interface RemoteSessions {
  /** How the helper stands, with every change. */
  readonly follow: (state: HelperState) => void;
  /** The core has ended and begins anew. */
  readonly coreEnded: () => void;
  readonly live: () => LiveSession | null;
  /** Ends what is live, and every question. */
  readonly stop: (why: EndWhy) => Promise<void>;
  /** Shows nothing any more, without a word: the helper itself ends, and the next one takes up what still goes on. */
  readonly close: () => Promise<void>;
}

const headOutcome = helperCoreRequests['session.head'].output;
const relaysOutcome = helperCoreRequests['session.relays'].output;

/** Tickets that reach the desk by these were written by the person: nobody at the desk can have made them up beside them. */
const writtenByPerson: ReadonlySet<Incident['channel']> = new Set(['portal', 'helper', 'email', 'chat']);

export function createRemoteSessions(ports: RemoteSessionsPorts): RemoteSessions {
  return new Sessions(ports);
}

class Sessions implements RemoteSessions {
  readonly #ports: RemoteSessionsPorts;
  #known: EnrolledState | null = null;
  #live: LiveSession | null = null;
  /** The session that somebody is asked about, or was: each is asked about once. */
  #asked: HelpState['session'] | null = null;
  /** To whom the person has said yes, before they had joined. */
  #agreed: Pick<JoinedHelp, 'session' | 'agent'> | null = null;
  /** What was ended here is over here, whatever the hub does not know yet. */
  #endedHere: HelpState['session'] | null = null;
  #isClosed = false;
  /** What was wrong with the policy when the desk was last told of it. */
  #policyTold: PolicyStanding['problem'] = null;

  constructor(ports: RemoteSessionsPorts) {
    this.#ports = ports;
  }

  readonly live = (): LiveSession | null => this.#live;

  readonly follow = (state: HelperState): void => {
    const isFirst = this.#known === null;
    if (state.stage === 'not-enrolled') this.#known = null;
    else if (state.stage === 'enrolled') this.#known = state;
    // While the core starts again, what is live goes on.
    else return;
    if (this.#isClosed) return;
    const help = this.#known?.help ?? null;
    if (help?.state === 'asked') this.#askToJoin(help);
    else if (this.#asked !== null && this.#live === null) this.#takeQuestionAway();
    const joined = joinedIn(help);
    // It was joined before this process began: whatever ended the one before has left its record open.
    if (joined !== null && isFirst) this.#closeRecord(joined.session).catch(this.#ports.reportFault);
    if (joined !== null && joined.session !== this.#endedHere) this.#join(joined);
    else if (this.#live !== null) this.#drop();
  };

  readonly coreEnded = (): void => this.#live?.attendAnew();

  readonly stop = async (why: EndWhy): Promise<void> => {
    this.#ports.questions.refuse();
    await this.#live?.end(why);
  };

  readonly close = async (): Promise<void> => {
    this.#isClosed = true;
    this.#ports.questions.withdraw();
    await this.#live?.close();
    this.#live = null;
  };

  #askToJoin(help: HelpState): void {
    const { session, agent, agentName, ticket, reason, awaitedUntilMs } = help;
    if (this.#asked === session || agent === null) return;
    this.#asked = session;
    if (!leftToGrant(this.#ports.rights.leaveFor(help)).has('view')) return this.#declineUnasked(session);
    const name = agentName ?? '';
    const asking = this.#ports.questions.ask({
      capability: 'view',
      agentName: name,
      ticket,
      reason,
      origin: this.#originOf(ticket),
      colleague: null,
      code: null,
      untilMs: awaitedUntilMs,
    });
    if (asking !== null) this.#passOn(asking, { session, agent }).catch(this.#ports.reportFault);
  }

  /** Says that nothing was seen or done from the last entry on, where there is one (W14). */
  async #closeRecord(session: HelpState['session']): Promise<void> {
    const { core } = this.#ports;
    const read = headOutcome.safeParse(await core.ask('session.head', { session }));
    if (!read.success || !read.data.ok) return;
    await core.ask('session.note', { session, happenings: [{ actor: 'helper', type: 'interrupted', data: {} }] });
  }

  /** Nobody may look here by policy or settings: whoever asks hears so at once, and the person is left alone. */
  #declineUnasked(session: HelpState['session']): void {
    const declined = this.#ports.core.ask('help.answer', { session, isAgreed: false, because: 'barred' });
    declined.catch(this.#ports.reportFault);
  }

  async #passOn(asking: Promise<Answer>, whom: Pick<JoinedHelp, 'session' | 'agent'>): Promise<void> {
    const answer = await asking;
    // Without an answer the hub writes down that there was none.
    if (answer !== 'given' && answer !== 'refused') return;
    const isAgreed = answer === 'given';
    this.#agreed = isAgreed ? whom : null;
    await this.#ports.core.ask('help.answer', { session: whom.session, isAgreed });
  }

  /** It was taken back, or has run out. */
  #takeQuestionAway(): void {
    this.#asked = null;
    this.#ports.questions.withdraw();
  }

  #originOf(ticket: HelpState['ticket']): ConsentQuestion['origin'] {
    const own = this.#known?.tickets.find(({ id }) => id === ticket?.id);
    return own !== undefined && writtenByPerson.has(own.channel) ? 'own-ticket' : 'unsolicited';
  }

  #join(help: JoinedHelp): void {
    const live = this.#live;
    if (live?.help.session === help.session && live.help.agent === help.agent) {
      live.renew();
      return;
    }
    // Another agent goes on with it: what the first was granted is not theirs.
    const handedOver = live?.help.session === help.session ? live.help : null;
    if (live !== null) this.#drop();
    const agreed = this.#agreed;
    const isAgreed = agreed?.session === help.session && agreed.agent === help.agent;
    const wasAsked = this.#asked === help.session;
    this.#agreed = null;
    this.#asked = null;
    this.#ports.onLive(true);
    const after = handedOver === null ? {} : { colleague: afterColleague(handedOver) };
    const ports = this.#portsOf(help, wasAsked);
    this.#live = new LiveSession({ ...help, ...after }, isAgreed, ports);
    this.#tellOfPolicy(ports.note);
  }

  /** A policy that cannot be believed becomes known to the desk with the next session: once. */
  #tellOfPolicy(note: LiveSessionPorts['note']): void {
    const { problem } = this.#ports.rights.standing();
    if (problem !== null && problem !== this.#policyTold) {
      note({ actor: 'helper', type: 'alarm', data: { code: problem } });
    }
    this.#policyTold = problem;
  }

  #drop(): void {
    void this.#live?.close().catch(this.#ports.reportFault);
    this.#live = null;
    this.#ports.onLive(false);
  }

  #portsOf({ session, isDirect }: JoinedHelp, wasAsked: boolean): LiveSessionPorts {
    const { core, questions, rights, reportFault } = this.#ports;
    return {
      ...this.#ports,
      leave: rights.leaveFor,
      limits: () => rights.inForce().limits,
      attend: core.attendSession,
      ask: {
        ask: ({ agentName, ticket, colleague = null }, capability, code) =>
          questions.ask({
            capability,
            agentName,
            ticket,
            // What for was said by whoever asked, and not by their colleagues.
            reason: colleague === null ? (this.#known?.help?.reason ?? null) : null,
            colleague,
            origin: wasAsked ? this.#originOf(ticket) : 'code',
            code,
          }),
        standing: () => {
          const question = questions.current();
          if (question === null) return null;
          return {
            capability: question.capability,
            endsInMs: Math.max(0, Math.round(question.endsAtMs - this.#ports.nowMs())),
          };
        },
        withdraw: questions.withdraw,
      },
      // Nobody is there to be asked, and nobody in between is wanted.
      relays: async () => (isDirect === true ? [] : await relaysFor(core, session)),
      note: (...happenings) => void core.ask('session.note', { session, happenings }).catch(reportFault),
      invited: () => this.#known?.help?.onlookers ?? [],
      onEnd: (why) => {
        this.#live = null;
        this.#endedHere = session;
        this.#ports.onLive(false);
        core.ask('help.end', { why }).catch(reportFault);
      },
    };
  }
}

function afterColleague({ agentName }: JoinedHelp): NonNullable<JoinedHelp['colleague']> {
  return { kind: 'after', agentName };
}

/** None where the hub has none, or is not there to be asked: a direct way may still be found. */
async function relaysFor(core: Pick<CoreProcess, 'ask'>, session: HelpState['session']) {
  const outcome = relaysOutcome.safeParse(await core.ask('session.relays', { session }).catch(() => null));
  return outcome.success && outcome.data.ok ? outcome.data.value.relays : [];
}
