import type { BannerState, ShareBriefing, ShareNews, ShareOrder } from '#contracts/helper-remote.ts';
import { personsTrouble } from '#contracts/helper-remote.ts';
import type { EndId } from '#contracts/remote-session/carried-signal.ts';
import type { ActFromConsole, Ctl } from '#contracts/remote-session/session-messages.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import type { PartPorts, PartStanding, OpenPart, SessionPart } from './session-part.ts';
import type { OpenShare, Share } from './share.ts';

export interface ConsoleLinkPorts {
  readonly openShare: OpenShare;
  readonly briefing: () => Promise<ShareBriefing>;
  /** Carries a signal to the console's end. */
  readonly carry: (text: string) => void;
  readonly parts: readonly OpenPart[];
  readonly partPorts: Omit<PartPorts, 'say' | 'order' | 'contentsId'>;
  readonly hear: (message: ActFromConsole) => void;
  readonly note: (...happenings: readonly HappeningNoted[]) => void;
  /** The link or the trust in it. */
  readonly onChanged: () => void;
  readonly onAlarm: () => void;
  /** Its page is gone, the console has left, or the line was dead for too long. */
  readonly onEnded: () => void;
}

/** What this end has found out about the other one. */
export interface TrustFound {
  /** Six digits. */
  readonly code: string | null;
  readonly isTrusted: boolean;
  /** The key by which a trusted end has signed; `null` where it has none. */
  readonly provedKey: string | null;
}

/** The line to one end of a console: the page that holds it, how it stands, and what is done over it beside looking. */
export class ConsoleLink {
  readonly towards: EndId;
  readonly #ports: ConsoleLinkPorts;
  readonly #share: Share;
  readonly #parts: readonly SessionPart[];
  #state: PartStanding['link'] = 'connecting';
  #lostAtMs: number | null = null;
  #trust: TrustFound | null = null;
  #told: Readonly<Record<string, string>> = {};
  #trouble: BannerState['trouble'];
  #isOver = false;

  constructor(towards: EndId, ports: ConsoleLinkPorts) {
    this.towards = towards;
    this.#ports = ports;
    this.#share = ports.openShare({
      briefing: ports.briefing,
      onNews: (news) => {
        if (!this.#isOver) this.#take(news);
      },
      onGone: () => {
        if (!this.#isOver) ports.onEnded();
      },
    });
    const ways = {
      say: (message: Ctl<'helper'>): void => this.say(message),
      order: (order: ShareOrder): void => this.order(order),
      contentsId: this.#share.contentsId,
    };
    this.#parts = ports.parts.map((open) => open({ ...ports.partPorts, ...ways }));
  }

  get state(): PartStanding['link'] {
    return this.#state;
  }
  /** Since when nothing is heard of the other end; `null` while it is there. */
  get lostAtMs(): number | null {
    return this.#lostAtMs;
  }
  /** `null` before both ends have found out about each other. */
  get trust(): TrustFound | null {
    return this.#trust;
  }
  /** Why nothing is seen although it may be, where the person can do something about it. */
  get trouble(): BannerState['trouble'] {
    return this.#trouble;
  }
  get contentsId(): number {
    return this.#share.contentsId;
  }

  order(order: ShareOrder): void {
    if (!this.#isOver) this.#share.order(order);
  }

  say(message: Ctl<'helper'>): void {
    this.order({ kind: 'say', message });
  }

  /** What has not changed is not said again. */
  once(subject: string, order: ShareOrder, what = JSON.stringify(order)): void {
    if (this.#told[subject] === what) return;
    this.#told = { ...this.#told, [subject]: what };
    this.order(order);
  }

  /** It is said again, whether it has changed or not. */
  forget(subject: string): void {
    this.#told = { ...this.#told, [subject]: '' };
  }

  /** A message that may be taken. */
  passOn(message: ActFromConsole): void {
    for (const part of this.#parts) part.hear(message);
  }

  update(standing: PartStanding): void {
    for (const part of this.#parts) part.update(standing);
  }

  /** Resolves when nothing of it is left. */
  async stop(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    await Promise.all([...this.#parts.map((part) => part.end()), this.#share.stop()]);
  }

  #take(news: Exclude<ShareNews, { kind: 'stopped' }>): void {
    const ports = this.#ports;
    switch (news.kind) {
      case 'signal':
        return ports.carry(news.text);
      case 'link':
        return this.#linkIs(news.state);
      case 'trust':
        this.#trust = { code: news.code, isTrusted: news.isTrusted, provedKey: news.provedKey ?? null };
        return ports.onChanged();
      case 'picture':
        this.#trouble = troubleOf(news.picture);
        return ports.onChanged();
      case 'alarm':
        return ports.onAlarm();
      case 'asked':
        return ports.hear(news.message);
      case 'happened':
        return ports.note(...news.happenings);
      default:
        return news satisfies never;
    }
  }

  #linkIs(state: Extract<ShareNews, { kind: 'link' }>['state']): void {
    if (state === 'ended') return this.#ports.onEnded();
    this.#state = state;
    this.#lostAtMs = state === 'connected' ? null : this.#ports.partPorts.nowMs();
    this.#ports.onChanged();
  }
}

function troubleOf(picture: Extract<ShareNews, { kind: 'picture' }>['picture']): BannerState['trouble'] {
  return picture.state === 'none' ? personsTrouble.safeParse(picture.reason).data : undefined;
}
