import type { BannerState, ShareBriefing } from '#contracts/helper-remote.ts';
import type { SignalAct, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { fullLeave } from '#domain/remote-control/effective-right.rules.ts';
import type { PolicyInForce } from '#domain/remote-policy/policy-in-force.rules.ts';
import { allowedTo } from '#domain/remote-policy/policy-in-force.rules.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import type { JoinedHelp } from '#platform/any/live-help/joined-help.ts';
import type { LiveSessionPorts } from '#platform/any/live-help/live-session.ts';
import { LiveSession } from '#platform/any/live-help/live-session.ts';
import type { Questions } from '#platform/any/live-help/questions.ts';
import { createQuestions } from '#platform/any/live-help/questions.ts';
import { createSessionEnds } from '#platform/any/live-help/session-ends.ts';
import type { OpenShare } from '#platform/any/live-help/share.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import type { NoScreen } from '#platform/browser/screen-share/capture-screen.ts';
import { BehaviorSubject } from 'rxjs';
import type { Help, Here } from './portal-support.ts';
import type { Sharing, SharingState } from './sharing.ts';

export interface SharingPorts {
  /** Says and hears what sets links up, over the live stream. */
  readonly signals: { readonly act: (act: SignalAct, hear: (news: SignalNews) => void) => void };
  /** @param capture Gets what was chosen, as long as the browser has it. */
  readonly openShare: (capture: () => MediaStreamTrack | NoScreen) => OpenShare;
  /** What the organisation lets its desk do, as far as this page knows. */
  readonly policy: () => PolicyInForce;
  readonly relays: (session: SupportSessionId) => Promise<ShareBriefing['relays']>;
  /** The browser's own question what to show. */
  readonly chooseScreen: () => Promise<MediaStreamTrack | NoScreen>;
  readonly note: (session: SupportSessionId, happenings: readonly HappeningNoted[]) => void;
  /** It has ended on this side. */
  readonly onEnd: LiveSessionEnd;
  /** By this computer's clock, epoch milliseconds. */
  readonly nowMs: () => number;
  readonly every: LiveSessionPorts['every'];
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

type LiveSessionEnd = (session: SupportSessionId, why: Parameters<LiveSessionPorts['onEnd']>[0]) => void;

/** What a browser can let others do: look at what the person chose, and record it. */
const offered: ReadonlySet<Capability> = new Set<Capability>(['view', 'record']);

/**
 * Shows a screen from this page, by the same rules as the helper: one module decides what may be seen (`live-help`), and here is
 * only who is asked and what is captured. The page itself is the banner: without it nothing is captured.
 */
export class PortalSharing implements Sharing {
  readonly #ports: SharingPorts;
  readonly #state$ = new BehaviorSubject<SharingState | null>(null);
  readonly state$ = this.#state$.asObservable();
  readonly #ends: ReturnType<typeof createSessionEnds>;
  readonly #questions: Questions;
  #live: LiveSession | null = null;
  #invited: Help['onlookers'] = [];
  #shown: BannerState | null = null;
  #screen: MediaStreamTrack | null = null;
  #problem: NoScreen | null = null;
  /** What was ended here is over here, whatever the hub does not know yet. */
  #endedHere: SupportSessionId | null = null;

  constructor(ports: SharingPorts) {
    this.#ports = ports;
    this.#ends = createSessionEnds((act) => ports.signals.act(act, (news) => this.#ends.take(act.end, news)));
    this.#questions = createQuestions({
      show: () => this.#tell(),
      screens: () => ({}),
      newId: newCommandId,
      nowMs: ports.nowMs,
      sleep: ports.sleep,
    });
  }

  /** How help stands, with every change, and whether this page takes part. */
  readonly follow = (help: Help | null, here: Here | null): void => {
    const joined = help !== null && help.id === here?.session ? joinedIn(help) : null;
    const live = this.#live;
    this.#invited = help?.onlookers ?? [];
    if (live !== null && joined?.session === live.help.session && joined.agent === live.help.agent) {
      live.renew();
      return;
    }
    // Another agent goes on with it: what was shown to the first is chosen anew.
    this.#drop();
    if (joined === null || joined.session === this.#endedHere) return;
    this.#live = new LiveSession(joined, false, this.#portsOf(joined));
    this.#tell();
  };

  readonly choose = async (): Promise<void> => {
    const chosen = await this.#ports.chooseScreen();
    const live = this.#live;
    if (typeof chosen !== 'string' && live === null) chosen.stop();
    if (live === null) return;
    this.#problem = typeof chosen === 'string' ? chosen : null;
    if (typeof chosen !== 'string') this.#show(chosen, live);
    this.#tell();
  };

  readonly refuse = (): void => this.#questions.refuse();

  readonly letLookOn = (): void => {
    const question = this.#questions.current();
    if (question !== null && this.#colleague !== null) this.#questions.answer(question.id, 'yes');
  };

  readonly letRecord = (): void => this.#answerRecording('yes');
  readonly digitsDiffer = (): void => this.#answerRecording('digits-differ');
  readonly stopRecording = (): void => this.#live?.takeBack('record');

  readonly pause = (): void => this.#live?.act('pause');
  readonly resume = (): void => this.#live?.act('resume');

  readonly stop = (): void => {
    this.#endedHere = this.#live?.help.session ?? null;
    this.#drop();
  };

  #show(screen: MediaStreamTrack, live: LiveSession): void {
    this.#letGo();
    this.#screen = screen;
    // By the browser's own button, or because the window that was shown is gone.
    screen.addEventListener('ended', () => this.#screenEnded(screen));
    // Choosing is the yes, whether somebody still asks or not; to any other question it says nothing.
    if (this.#isAskedToShow) this.#questions.withdraw();
    live.showUnasked();
    live.act('resume');
  }

  #screenEnded(screen: MediaStreamTrack): void {
    if (this.#screen !== screen) return;
    this.#screen = null;
    this.#live?.act('pause');
    this.#tell();
  }

  #letGo(): void {
    const screen = this.#screen;
    this.#screen = null;
    screen?.stop();
  }

  #drop(): void {
    const live = this.#live;
    this.#live = null;
    this.#shown = null;
    this.#problem = null;
    this.#letGo();
    void live?.close();
    this.#tell();
  }

  #tell(): void {
    const shown = this.#live === null ? null : this.#shown;
    if (shown === null) {
      if (this.#state$.value !== null) this.#state$.next(null);
      return;
    }
    const colleague = this.#colleague;
    const asked = { isAsked: this.#isAskedToShow, colleague, recording: this.#recording };
    this.#state$.next({ shown, ...asked, hasScreen: this.#screen !== null, problem: this.#problem });
  }

  /** Whom the question that stands is about, where it is not about the one who helps. */
  get #colleague(): string | null {
    const question = this.#questions.current();
    return question?.colleague?.kind === 'beside' ? question.agentName : null;
  }

  get #isAskedToShow(): boolean {
    return this.#questions.current()?.capability === 'view' && this.#colleague === null;
  }

  get #recording(): SharingState['recording'] {
    const question = this.#questions.current();
    if (question?.capability !== 'record') return null;
    const { agentName: agent, code, mayAgreeAtMs, endsAtMs } = question;
    return { agent, code, mayAgreeAtMs, endsAtMs };
  }

  #answerRecording(answer: 'yes' | 'digits-differ'): void {
    const question = this.#questions.current();
    if (question?.capability === 'record') this.#questions.answer(question.id, answer);
  }

  #stands(shown: BannerState): void {
    const maySee = shown.allowed.includes('view');
    // It has lapsed, or was taken back: the browser need not go on capturing.
    if (this.#shown?.allowed.includes('view') === true && !maySee) this.#letGo();
    this.#shown = shown;
    this.#tell();
  }

  #portsOf({ session }: JoinedHelp): LiveSessionPorts {
    const { openShare, relays, note, onEnd, nowMs, every } = this.#ports;
    const questions = this.#questions;
    return {
      attend: this.#ends.attend,
      openShare: openShare(() => this.#screen?.clone() ?? 'picture.not-granted'),
      parts: [],
      banner: {
        // While it is being made, `#live` is not there yet.
        show: (state) => this.#stands(state),
        isThere: () => true,
        close: () => this.#letGo(),
      },
      ask: {
        ask: ({ agentName, ticket, colleague }, capability, code) =>
          questions.ask({
            capability,
            agentName,
            ticket,
            colleague: colleague ?? null,
            code,
            reason: null,
            origin: 'own-ticket',
          }),
        standing: () => {
          const question = questions.current();
          if (question === null) return null;
          return { capability: question.capability, endsInMs: Math.max(0, Math.round(question.endsAtMs - nowMs())) };
        },
        withdraw: questions.withdraw,
      },
      relays: () => relays(session),
      note: (...happenings) => note(session, happenings),
      offered: () => offered,
      leave: ({ agentRole }) => ({ ...fullLeave, policy: allowedTo(this.#ports.policy(), agentRole) }),
      limits: () => this.#ports.policy().limits,
      monitors: () => monitorsOf(this.#screen),
      withheld: () => null,
      invited: () => this.#invited,
      panicKeys: () => null,
      every,
      nowMs,
      onEnd: (why) => {
        this.#endedHere = session;
        this.#drop();
        onEnd(session, why);
      },
    };
  }
}

/** Whatever was chosen counts as one monitor. */
function monitorsOf(screen: MediaStreamTrack | null): ReturnType<LiveSessionPorts['monitors']> {
  if (screen === null) return [];
  const { width = 1, height = 1 } = screen.getSettings();
  return [{ name: '', x: 0, y: 0, width, height, isPrimary: true }];
}

function joinedIn(help: Help): JoinedHelp | null {
  const { id, state, agent, agentName, agentRole, ticket, joinedAtMs, awaitedUntilMs } = help;
  if (state !== 'joined' || agent === null || ticket === null) return null;
  return { session: id, agent, agentName: agentName ?? '', agentRole, ticket, sinceMs: joinedAtMs ?? awaitedUntilMs };
}
