import type { ShareBriefing, ShareView } from '#contracts/helper-remote.ts';
import type { EndId } from '#contracts/remote-session/carried-signal.ts';
import type { ActFromConsole } from '#contracts/remote-session/session-messages.ts';
import type { SessionGrants } from '#contracts/remote-session/session-state-messages.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { leftToGrant } from '#domain/remote-control/effective-right.rules.ts';
import type { SessionRights } from '../session-rights.ts';
import { createSessionRights } from '../session-rights.ts';
import { ConsoleLink } from './console-link.ts';
import type { JoinedHelp } from './joined-help.ts';
import type { LiveSessionPorts } from './live-session.ts';
import { ownQuestions } from './person-asked.ts';
import { SessionConsent } from './session-consent.ts';

export interface OnlookerPorts extends Pick<
  LiveSessionPorts,
  'openShare' | 'ask' | 'note' | 'monitors' | 'leave' | 'limits' | 'nowMs'
> {
  readonly briefing: () => Promise<ShareBriefing>;
  readonly carry: (towards: EndId, text: string) => void;
  /** What whoever has agreed may be shown at this moment: as the one who helps sees it, or nothing and why. */
  readonly view: () => ShareView;
  readonly onChanged: () => void;
  /** Nobody honest does that: the whole session ends (S17). */
  readonly onAlarm: (code: string | null) => void;
}

/** Looking is all there is for them: one hand at a time is on the computer (W8). */
const offered: ReadonlySet<Capability> = new Set<Capability>(['view']);

/** An agent who looks on beside the one who helps: asked for by name, over a link of their own. */
export class Onlooker {
  readonly help: JoinedHelp;
  readonly #ports: OnlookerPorts;
  readonly #consent: SessionConsent;
  #rights: SessionRights<'console'>;
  #link: ConsoleLink | null = null;
  #wasAsked = false;

  /** @param help As of the session, with their own name. */
  constructor(help: JoinedHelp, ports: OnlookerPorts) {
    this.help = help;
    this.#ports = ports;
    this.#rights = createSessionRights('console', ports.nowMs);
    this.#consent = new SessionConsent(help, {
      ...ports,
      offered: () => offered,
      ask: ownQuestions(ports.ask),
      trust: () => this.#link?.trust ?? null,
      compare: (verdict) => this.#link?.order({ kind: 'compare', verdict }),
      answer: (capability, outcome) => this.#link?.say({ kind: 'session.answer', capability, outcome }),
    });
  }

  /** Whether the person has agreed that they look on. */
  get mayLook(): boolean {
    return this.#consent.has('view');
  }

  /** Whether this page may capture now. */
  mayCapture(contentsId: number): boolean {
    return this.#link?.contentsId === contentsId && this.#view().kind === 'show';
  }

  /** A page of their console is there. */
  meet(towards: EndId): void {
    if (towards === this.#link?.towards) return;
    if (this.#link !== null && this.#link.state !== 'connecting') this.#consent.linkIsGone();
    void this.#link?.stop();
    this.#rights = createSessionRights('console', this.#ports.nowMs);
    const link: ConsoleLink = this.#linkTo(towards, () => this.#link === link);
    this.#link = link;
    this.#ports.onChanged();
  }

  hear(towards: EndId, text: string): void {
    if (towards === this.#link?.towards) this.#link.order({ kind: 'signal', text });
  }

  lineIs(isUp: boolean): void {
    this.#link?.order({ kind: 'line', isUp });
  }

  useRelays(relays: ShareBriefing['relays']): void {
    this.#link?.order({ kind: 'relays', relays });
  }

  /** Asks for them once, as soon as nothing else is asked. */
  askOnce(): void {
    if (this.#wasAsked || this.#ports.ask.standing() !== null) return;
    this.#wasAsked = true;
    this.#consent.askFor('view');
  }

  lapse(): void {
    this.#consent.lapse(this.#link?.lostAtMs ?? null);
  }

  update(): void {
    const link = this.#link;
    if (link === null) return;
    this.#rights.hold(this.#live());
    link.once('view', { kind: 'view', view: this.#view() });
    if (link.state === 'connecting') return;
    this.#rights.lineIs(link.state);
    link.once('monitors', { kind: 'say', message: { kind: 'session.monitors', monitors: this.#ports.monitors() } });
    const { live } = this.#consent;
    const left = leftToGrant(this.#ports.leave(this.help));
    const offer = [...offered].filter((capability) => left.has(capability));
    const what = `${offer.join()} ${live.map(({ capability }) => capability).join()}`;
    const message: SessionGrants = { kind: 'session.grants', offered: offer, live: [...live], asking: null };
    link.once('grants', { kind: 'say', message }, what);
  }

  /** Resolves when nothing of it is left. */
  async stop(): Promise<void> {
    this.#consent.end();
    const link = this.#link;
    this.#link = null;
    await link?.stop();
  }

  #linkTo(towards: EndId, isCurrent: () => boolean): ConsoleLink {
    const { openShare, note, nowMs, monitors, briefing, carry, onAlarm } = this.#ports;
    const current = (act: () => void) => () => {
      if (isCurrent()) act();
    };
    return new ConsoleLink(towards, {
      openShare,
      parts: [],
      note,
      briefing,
      carry: (text) => carry(towards, text),
      partPorts: {
        help: this.help,
        note,
        noteUse: () => undefined,
        alarm: onAlarm,
        nowMs,
        monitors,
      },
      hear: (message) => this.#judge(message),
      onChanged: current(this.#ports.onChanged),
      // The page has written down what it was.
      onAlarm: () => onAlarm(null),
      onEnded: current(() => this.#linkEnded()),
    });
  }

  #linkEnded(): void {
    const link = this.#link;
    this.#link = null;
    this.#consent.linkIsGone();
    void link?.stop();
    this.#ports.onChanged();
  }

  /** Which monitor is shown is for whoever helps to say; of all else only looking can be asked for. */
  #judge(message: ActFromConsole): void {
    this.#rights.hold(this.#live());
    const verdict = this.#rights.judge(message.kind);
    if (verdict === 'alarm') this.#ports.onAlarm('message.out-of-grant');
    if (verdict !== 'take') return;
    if (message.kind === 'session.ask') this.#consent.askFor(message.capability);
    if (message.kind === 'session.give-up') this.#consent.drop(message.capability);
  }

  #live(): readonly Capability[] {
    return this.#consent.live.map(({ capability }) => capability);
  }

  #view(): ShareView {
    const isKnown = (this.#link?.trust ?? null) !== null;
    return this.mayLook && isKnown ? this.#ports.view() : { kind: 'nothing', reason: 'picture.not-granted' };
  }
}
