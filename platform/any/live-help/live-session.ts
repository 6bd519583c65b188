import type { BannerState, ShareBriefing, ShareView } from '#contracts/helper-remote.ts';
import type { EndId, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import type { ActFromConsole } from '#contracts/remote-session/session-messages.ts';
import type {
  NoPictureReason,
  CodecChoice,
  PictureMode,
  SessionGrants,
  SessionMonitors,
  ShownMonitor,
} from '#contracts/remote-session/session-state-messages.ts';
import type { AgentId } from '#domain/kernel/fields.ts';
import type { Capability, Leave } from '#domain/remote-control/effective-right.rules.ts';
import { leftToGrant, withheldBy } from '#domain/remote-control/effective-right.rules.ts';
import type { GrantLimits } from '#domain/remote-control/grant-life.rules.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import type { SessionRights } from '../session-rights.ts';
import { createSessionRights } from '../session-rights.ts';
import type { HelperEnd, SessionEnds } from './session-ends.ts';
import type { SessionBanner } from './session-banner.ts';
import { keepRelaysFresh } from './fresh-relays.ts';
import { bannerStateOf } from './banner-state.ts';
import { ConsoleLink } from './console-link.ts';
import type { JoinedHelp } from './joined-help.ts';
import type { Invited } from './onlookers.ts';
import { Onlookers } from './onlookers.ts';
import type { AskPerson } from './person-asked.ts';
import { ownQuestions } from './person-asked.ts';
import { SessionConsent } from './session-consent.ts';
import type { OpenPart } from './session-part.ts';
import type { OpenShare } from './share.ts';
import { ShownScreen } from './shown-screen.ts';

/** Why this side ends it. */
export type EndWhy = 'done' | 'panic-key' | 'alarm' | 'banner-gone';

export interface LiveSessionPorts {
  readonly attend: SessionEnds['attend'];
  readonly openShare: OpenShare;
  /** What may be done beside looking. */
  readonly parts: readonly OpenPart[];
  readonly banner: SessionBanner;
  readonly ask: AskPerson;
  readonly relays: () => Promise<ShareBriefing['relays']>;
  /** Writes down what happened. */
  readonly note: (...happenings: readonly HappeningNoted[]) => void;
  /** What works here. */
  readonly offered: () => ReadonlySet<Capability>;
  /** What policy and settings of this computer leave to be granted to that agent: looked up beside each act (S16). */
  readonly leave: (help: JoinedHelp) => Leave;
  /** How long a grant lives, by the policy (C16). */
  readonly limits: () => GrantLimits;
  readonly monitors: () => SessionMonitors['monitors'];
  /** Why the system keeps the screen to itself; `null` where it does not. */
  readonly withheld: () => NoPictureReason | null;
  /** Who was invited to look on beside (W8). */
  readonly invited: () => readonly Invited[];
  readonly panicKeys: () => string | null;
  readonly every: (everyMs: number, act: () => void) => () => void;
  readonly nowMs: () => number;
  /** It has ended on this side, and whoever follows it is to be told why. */
  readonly onEnd: (why: EndWhy) => void;
}

/** Grants are looked at again this often. */
const TICK_MS = 1_000;

/**
 * A joined session as the main process holds it. It alone knows what is granted; pages show, carry and ask.
 *
 *     joined ─▶ banner, and the question whether to be seen ─▶ an end of the agent's console arrives ─▶ link, trust
 *     screen: granted AND banner there AND exchange over the link done AND not paused; else nothing, with its reason
 */
export class LiveSession {
  readonly help: JoinedHelp;
  readonly #ports: LiveSessionPorts;
  readonly #consent: SessionConsent;
  readonly #onlookers: Onlookers;
  readonly #stopTicking: () => void;
  readonly #stopRenewing: () => void;
  #end: HelperEnd;
  #link: ConsoleLink | null = null;
  #rights: SessionRights<'console'>;
  #isLineUp = false;
  /** Over which the person was asked whether they may be seen. */
  #askedOver: ConsoleLink | null = null;
  #isPaused = false;
  readonly #shown: ShownScreen;
  #mode: PictureMode = 'auto';
  #codec: CodecChoice = 'auto';
  #isOver = false;

  /** @param isAgreed Whether the person has agreed to be seen in the question that began it. */
  constructor(help: JoinedHelp, isAgreed: boolean, ports: LiveSessionPorts) {
    this.help = help;
    this.#ports = { ...ports, ask: ownQuestions(ports.ask) };
    this.#rights = createSessionRights('console', ports.nowMs);
    this.#shown = new ShownScreen(ports.monitors);
    this.#consent = new SessionConsent(help, {
      ...this.#ports,
      trust: () => this.#link?.trust ?? null,
      compare: (verdict) => this.#link?.order({ kind: 'compare', verdict }),
      answer: (capability, outcome) => this.#link?.say({ kind: 'session.answer', capability, outcome }),
      onChanged: () => this.#update(),
    });
    this.#onlookers = new Onlookers({
      ...ports,
      help,
      briefing: (agent) => this.#briefingFor(agent),
      carry: (...words) => this.#end.say(...words),
      view: () => this.#viewOf(!this.#isOver),
      onChanged: () => this.#update(),
      onAlarm: (code) => (code === null ? void this.end('alarm') : this.#alarm(code)),
    });
    this.#end = ports.attend(help.session, (news) => this.#hear(news));
    this.#stopTicking = ports.every(TICK_MS, () => this.#tick());
    this.#stopRenewing = keepRelaysFresh({ ...ports, use: (relays) => this.#useRelays([...relays]) });
    // Before anybody else is asked about.
    if (isAgreed) this.#consent.give('view');
    else if (help.isDirect !== true) this.#consent.askFor('view');
    this.#update();
  }

  /** Whether a capture of that monitor by this page is to be allowed now. */
  mayCapture(contentsId: number, monitor: number): boolean {
    const isOwn = this.#link?.contentsId === contentsId && this.#view().kind === 'show';
    if (!isOwn && !this.#onlookers.mayCapture(contentsId)) return false;
    const shown = this.#shown.now();
    return shown === 'all' || shown === monitor;
  }

  /** Which screen is seen, or would be if anything were; `null`: one that is no longer there. */
  shownMonitor(): ShownMonitor | null {
    return this.#shown.now();
  }

  act(act: 'stop' | 'pause' | 'resume'): void {
    if (act === 'stop') {
      void this.end('done');
      return;
    }
    const isPaused = act === 'pause';
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    this.#ports.note({ actor: 'user', type: isPaused ? 'paused' : 'resumed', data: {} });
    this.#update();
  }

  /** The person wants something back that they had granted; what else they had goes on. */
  takeBack(capability: Capability): void {
    this.#consent.takeBack(capability);
  }

  /** The person shows their screen of their own accord. */
  showUnasked(): void {
    if (!this.#isOver && this.help.isDirect !== true) this.#consent.give('view');
  }

  /** Who looks on has changed, or the banner is there for the first time. */
  renew(): void {
    this.#update();
  }

  /** The core has begun anew and knows nothing of this end; links go on without it. */
  attendAnew(): void {
    if (this.#isOver) return;
    this.#end = this.#ports.attend(this.help.session, (news) => this.#hear(news));
  }

  /** Ends everything here, at once. Resolves when no page of it is left. */
  async end(why: EndWhy): Promise<void> {
    if (this.#isOver) return;
    const stopped = this.close();
    this.#ports.onEnd(why);
    await stopped;
  }

  /** The same without a word: somebody else has ended it. */
  async close(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopTicking();
    this.#stopRenewing();
    const stopped = Promise.all([this.#link?.stop(), this.#onlookers.stop()]);
    this.#link = null;
    this.#consent.end();
    this.#ports.banner.close();
    this.#end.leave();
    await stopped;
  }

  #hear(news: SignalNews): void {
    if (this.#isOver) return;
    if (news.kind === 'line') {
      this.#isLineUp = news.isUp;
      this.#link?.order({ kind: 'line', isUp: news.isUp });
      this.#onlookers.lineIs(news.isUp);
    }
    if (news.kind !== 'arrived' && news.kind !== 'heard') return;
    if (news.from !== this.help.agent) this.#onlookers.hear(news);
    else if (news.kind === 'arrived') this.#meet(news.fromEnd);
    else if (news.fromEnd === this.#link?.towards) this.#link.order({ kind: 'signal', text: news.text });
  }

  /** A page of the agent's console is there. What an earlier one was granted is not this one's, unless it proves to be the same. */
  #meet(towards: EndId): void {
    if (towards === this.#link?.towards) return;
    if (this.#link !== null && this.#link.state !== 'connecting') this.#consentIsLoose(this.#link);
    void this.#link?.stop();
    const link: ConsoleLink = new ConsoleLink(
      towards,
      this.#linkPorts(towards, () => this.#link === link),
    );
    this.#link = link;
    this.#rights = createSessionRights('console', this.#ports.nowMs);
    this.#update();
  }

  #linkPorts(towards: EndId, isCurrent: () => boolean): ConstructorParameters<typeof ConsoleLink>[1] {
    const { openShare, parts, note, nowMs, monitors } = this.#ports;
    const current = (act: () => void) => () => {
      if (isCurrent()) act();
    };
    return {
      openShare,
      parts,
      note,
      briefing: () => this.#briefingFor(this.help.agent),
      carry: (text) => this.#end.say(this.help.agent, towards, text),
      partPorts: {
        help: this.help,
        note,
        noteUse: (capability) => this.#consent.noteUse(capability),
        alarm: (code) => this.#alarm(code),
        nowMs,
        monitors,
      },
      hear: (message) => this.#judge(message),
      onChanged: current(() => this.#update()),
      onAlarm: () => void this.end('alarm'),
      onEnded: current(() => this.#linkEnded()),
    };
  }

  async #briefingFor(agent: AgentId): Promise<ShareBriefing> {
    const { session, ticket } = this.help;
    const relays = await this.#ports.relays();
    return { session, ticket: ticket.id, agent, relays, isLineUp: this.#isLineUp };
  }

  #useRelays(relays: ShareBriefing['relays']): void {
    this.#link?.order({ kind: 'relays', relays });
    this.#onlookers.useRelays(relays);
  }

  /** The console has left, or the line was dead for too long: whoever comes next is asked for anew, or proves to be the same (S11). */
  #linkEnded(): void {
    const link = this.#link;
    this.#link = null;
    if (link !== null) this.#consentIsLoose(link);
    void link?.stop();
    this.#update();
  }

  #consentIsLoose({ trust, lostAtMs }: ConsoleLink): void {
    this.#consent.linkIsGone(trust?.provedKey ?? null, lostAtMs ?? this.#ports.nowMs());
  }

  /** Whether it may is looked up now; what may not be said by anybody honest ends it (S17). */
  #judge(message: ActFromConsole): void {
    this.#rights.hold(this.#live());
    const verdict = this.#rights.judge(message.kind);
    if (verdict === 'alarm') this.#alarm('message.out-of-grant');
    if (verdict !== 'take') return;
    if (message.kind === 'session.ask') return this.#consent.askFor(message.capability);
    if (message.kind === 'session.give-up') return this.#consent.drop(message.capability);
    if (message.kind !== 'session.show') return this.#link?.passOn(message);
    this.#shown.choose(message.monitor);
    this.#mode = message.mode;
    this.#codec = message.codec ?? this.#codec;
    // Asked for once more, what the system has ended is begun anew.
    this.#link?.forget('view');
    this.#update();
  }

  #alarm(code: string): void {
    if (this.#isOver) return;
    this.#ports.note({ actor: 'helper', type: 'alarm', data: { code } });
    void this.end('alarm');
  }

  #tick(): void {
    this.#consent.lapse(this.#link?.lostAtMs ?? null);
    this.#onlookers.tick();
    this.#update();
  }

  /** What may be seen at this moment. Everything has to speak for it; nothing is remembered. */
  #view(): ShareView {
    const isGranted = !this.#isOver && this.#consent.has('view');
    const trust = this.#link?.trust ?? null;
    const isProved = trust !== null && (this.help.isDirect !== true || trust.isTrusted);
    return this.#viewOf(isGranted && isProved);
  }

  #viewOf(mayBeSeen: boolean): ShareView {
    if (!mayBeSeen) return { kind: 'nothing', reason: 'picture.not-granted' };
    if (!this.#ports.banner.isThere()) return { kind: 'nothing', reason: 'picture.strip-silent' };
    if (this.#isPaused) return { kind: 'nothing', reason: 'picture.paused' };
    const withheld = this.#ports.withheld();
    if (withheld !== null) return { kind: 'nothing', reason: withheld };
    const monitor = this.#shown.now();
    if (monitor === null) return { kind: 'nothing', reason: 'picture.screen-gone' };
    const codec = this.#codec === 'auto' ? {} : { codec: this.#codec };
    return { kind: 'show', monitor, monitors: this.#ports.monitors(), mode: this.#mode, ...codec };
  }

  /** Brings everybody up to date. */
  #update(): void {
    if (this.#isOver) return;
    this.#onlookers.update();
    this.#consent.followTrust();
    this.#ports.banner.show(this.#bannerState());
    const link = this.#link;
    if (link === null) return;
    if (this.help.isDirect === true && link.trust !== null) this.#askByDigits(link);
    const live = this.#live();
    this.#rights.hold(live);
    if (link.state !== 'connecting') this.#rights.lineIs(link.state);
    link.once('view', { kind: 'view', view: this.#view() });
    if (link.state !== 'connecting') this.#tellStanding(link);
    link.update({
      live: new Set(live),
      isTrusted: link.trust?.isTrusted ?? false,
      isHeldBack: this.#isPaused || !this.#ports.banner.isThere(),
      link: link.state,
    });
  }

  /** Where no hub is, the question to be seen holds the digits, and so waits for them; once for each link. */
  #askByDigits(link: ConsoleLink): void {
    if (this.#askedOver === link) return;
    this.#askedOver = link;
    if (!this.#consent.has('view')) this.#consent.askFor('view');
  }

  #live(): Capability[] {
    return this.#consent.live.map(({ capability }) => capability);
  }

  #tellStanding(link: ConsoleLink): void {
    link.once('monitors', { kind: 'say', message: { kind: 'session.monitors', monitors: this.#ports.monitors() } });
    const asking = this.#ports.ask.standing();
    const { live } = this.#consent;
    const leave = this.#ports.leave(this.help);
    const left = leftToGrant(leave);
    const offered = [...this.#ports.offered()].filter((capability) => left.has(capability));
    const withheld = [...withheldBy(leave)];
    const names = [
      offered,
      live.map(({ capability }) => capability),
      withheld.map(({ by, capability }) => by + capability),
    ];
    const what = `${names.join(' ')} ${asking?.capability ?? ''}`;
    const message: SessionGrants = { kind: 'session.grants', offered, withheld, live: [...live], asking };
    link.once('grants', { kind: 'say', message }, what);
  }

  #bannerState(): BannerState {
    return bannerStateOf(this.help, this.#link, {
      onlookers: this.#onlookers.names,
      allowed: this.#live(),
      isPaused: this.#isPaused,
      panicKeys: this.#ports.panicKeys(),
      ...this.#shown.onBanner(),
    });
  }
}
