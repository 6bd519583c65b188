import type { EndId, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import type { Ctl, Ptr } from '#contracts/remote-session/session-messages.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { headText } from '#domain/remote-support/session-chain.rules.ts';
import type { ChainHead } from '#domain/remote-support/session-entry.ts';
import { keepRelaysFresh } from '#platform/any/live-help/fresh-relays.ts';
import type { LinkStats } from '#platform/browser/peer-link/peer-link.ts';
import type { Observable } from 'rxjs';
import { BehaviorSubject } from 'rxjs';
import type { SessionEnd } from '../../desk/session-end.ts';
import type { NumberedInput } from '../control/number-input.ts';
import { numberInput } from '../control/number-input.ts';
import type { BeforeLine, LinePorts, ScreenLine } from './open-line.ts';
import { openLine } from './open-line.ts';
import type { ScreenEvent, ScreenState } from './screen-state.ts';
import { beforeScreen, nextScreen } from './screen-state.ts';

/** Somebody's screen in this window, from the first word to the end. */
export interface ScreenSession {
  /** Starts with how it stands. */
  readonly state$: Observable<ScreenState>;
  readonly compare: (verdict: 'same' | 'different') => void;
  /** Not without a hub, where nothing goes on before they were compared. */
  readonly mayPutOffDigits: boolean;
  /** The agent goes on without comparing; it is written down (S7). */
  readonly skipComparing: () => void;
  readonly ask: (capability: Capability) => void;
  readonly giveUp: (capability: Capability) => void;
  readonly show: (
    wanted: Pick<Extract<Ctl<'console'>, { kind: 'session.show' }>, 'monitor' | 'mode' | 'codec'>,
  ) => void;
  /** What the agent's hands do there. */
  readonly hands: NumberedInput;
  /** On the channel that keeps order, and on the one that may lose. */
  readonly say: (message: Ctl<'console'>) => void;
  readonly sayQuickly: (message: Ptr<'console'>) => void;
  /** A picture of their screen is on the ticket. */
  readonly noteScreenshot: (file: Pick<Attachment, 'name' | 'sizeBytes' | 'sha256'>) => void;
  /** The picture has been drawn. */
  readonly noteFrame: () => void;
  /** `null` while there is no line. */
  readonly stats: () => Promise<LinkStats | null>;
  /** Begins anew after an end. */
  readonly tryAgain: () => void;
  readonly leave: () => void;
}

export interface ScreenSessionPorts extends Omit<LinePorts, 'carry' | 'tell' | 'onWords'> {
  readonly attend: () => SessionEnd;
  /** What is to be known of the other side, asked anew for each line. */
  readonly before: () => Promise<BeforeLine>;
  /** Those the hub names, or none (S13), with credentials of now. */
  readonly relays: () => Promise<BeforeLine['relays']>;
  /** A key for which digits were compared just now. */
  readonly onCompared: (publicKey: string) => void;
  /** How far this side's record has come, where that is news. */
  readonly newHead: () => ChainHead | null;
  /** Calls `run` again and again. Returns the way to stop. */
  readonly every: (run: () => void, everyMs: number) => () => void;
  /** The line did what no honest one does, or did not come back: the session ends with it. */
  readonly onOver: (why: 'alarm' | 'line-lost') => void;
}

/** Both sides tell how far their records have come this often (W14). */
const TELL_HEAD_EVERY_MS = 30_000;

export function openScreenSession(ports: ScreenSessionPorts): ScreenSession {
  return new Screen(ports);
}

class Screen implements ScreenSession {
  readonly #ports: ScreenSessionPorts;
  readonly #state: BehaviorSubject<ScreenState>;
  readonly state$: Observable<ScreenState>;
  readonly mayPutOffDigits: boolean;
  readonly #stopTelling: () => void;
  readonly #stopRenewing: () => void;
  #end: SessionEnd | null = null;
  #line: ScreenLine | null = null;
  /** Of this line: numbers begin with it. */
  #hands: NumberedInput | null = null;
  /** The helper's end that a line is being made to, and what it said meanwhile. */
  #coming: { readonly towards: EndId; readonly heard: string[] } | null = null;
  #wasConnected = false;
  #isOver = false;

  constructor(ports: ScreenSessionPorts) {
    this.#ports = ports;
    this.mayPutOffDigits = !ports.isDirect;
    this.#state = new BehaviorSubject(beforeScreen(ports.nowMs(), ports.isDirect));
    this.state$ = this.#state.asObservable();
    this.#stopTelling = ports.every(() => void this.#tellHead(), TELL_HEAD_EVERY_MS);
    this.#stopRenewing = keepRelaysFresh({
      relays: ports.relays,
      every: (everyMs, act) => ports.every(act, everyMs),
      use: (relays) => this.#line?.link.useRelays(relays),
    });
    this.#attend();
  }

  readonly compare = (verdict: 'same' | 'different'): void => {
    const { trust } = this.#line ?? {};
    trust?.compare(verdict);
    if (verdict === 'same' && trust?.peerKey != null) this.#ports.onCompared(trust.peerKey.publicKey);
  };

  readonly skipComparing = (): void =>
    this.#ports.note({ actor: this.#ports.agent, type: 'trust', data: { outcome: 'skipped' } });

  readonly noteScreenshot: ScreenSession['noteScreenshot'] = ({ name, sizeBytes, sha256 }) =>
    this.#ports.note({ actor: this.#ports.agent, type: 'screenshot', data: { name, sizeBytes, sha256 } });

  readonly ask = (capability: Capability): void => this.say({ kind: 'session.ask', capability });
  readonly giveUp = (capability: Capability): void => this.say({ kind: 'session.give-up', capability });
  readonly show: ScreenSession['show'] = (wanted) => {
    this.#tell({ kind: 'monitor-asked', monitor: wanted.monitor });
    this.say({ kind: 'session.show', ...wanted });
  };
  readonly say = (message: Ctl<'console'>): void => void this.#line?.line.say(message);
  readonly sayQuickly = (message: Ptr<'console'>): void => void this.#line?.line.sayQuickly(message);
  readonly hands: NumberedInput = {
    act: (act) => this.#hands?.act(act),
    move: (position) => this.#hands?.move(position),
  };
  readonly noteFrame = (): void => this.#tell({ kind: 'frame' });
  readonly stats = async (): Promise<LinkStats | null> => (await this.#line?.link.stats()) ?? null;

  readonly tryAgain = (): void => {
    this.#letGo();
    this.#attend();
  };

  readonly leave = (): void => {
    this.#isOver = true;
    this.#stopTelling();
    this.#stopRenewing();
    this.#state.complete();
    const telling = this.#tellHead();
    // What is to be signed takes a moment, and the line stays for so long.
    if (telling === null) this.#letGo();
    else void telling.finally(() => this.#letGo());
  };

  #attend(): void {
    const end = this.#ports.attend();
    this.#end = end;
    end.news$.subscribe((news) => {
      if (this.#end === end) this.#hear(news);
    });
  }

  #letGo(): void {
    this.#line?.close();
    this.#line = null;
    this.#coming = null;
    const end = this.#end;
    this.#end = null;
    end?.leave();
  }

  #hear(news: SignalNews): void {
    switch (news.kind) {
      case 'line':
        this.#line?.link.setSignalling(news.isUp);
        return this.#tell({ kind: 'hub', isUp: news.isUp });
      case 'arrived':
        return news.from === 'user' ? this.#begin(news.fromEnd) : undefined;
      case 'heard':
        return news.from === 'user' ? this.#take(news.fromEnd, news.text) : undefined;
      case 'over':
        // Of a session that is over its record tells; in all other cases there is a reason to go on, as a new end.
        if (news.code !== 'signal.not-joined') this.tryAgain();
        else if (this.#ports.isDirect) this.#tell({ kind: 'hub', isUp: false });
        return undefined;
      default:
        return news satisfies never;
    }
  }

  #take(from: EndId, text: string): void {
    if (this.#coming?.towards === from) this.#coming.heard.push(text);
    else if (this.#line?.towards === from) this.#line.hear(text);
  }

  /** A page of the helper has come; a line to one that came before is worth nothing any more. */
  #begin(towards: EndId): void {
    if (this.#isOver || this.#state.value.alarm !== null) return;
    const coming = { towards, heard: [] };
    this.#coming = coming;
    this.#line?.close();
    this.#line = null;
    this.#tell({ kind: 'begun' });
    void this.#open(coming).catch(this.#ports.reportFault);
  }

  async #open(coming: { readonly towards: EndId; readonly heard: readonly string[] }): Promise<void> {
    const before = await this.#ports.before();
    if (this.#coming !== coming) return;
    this.#coming = null;
    const line = openLine(coming.towards, before, {
      ...this.#ports,
      carry: (text) => this.#end?.say('user', coming.towards, text),
      tell: (event) => {
        if (this.#line === null || this.#line === line) this.#tell(event);
      },
      onWords: (message) => this.#takeWords(message),
    });
    this.#line = line;
    this.#hands = numberInput({
      send: (message) => void line.line.say(message),
      sendMove: (message) => void line.line.sayQuickly(message),
    });
    for (const text of coming.heard) line.hear(text);
  }

  #takeWords(message: Ctl<'helper'>): void {
    this.#tell({ kind: 'heard', message });
  }

  /** `null`: there is nothing to tell, or nobody to tell it to. */
  #tellHead(): Promise<void> | null {
    if (this.#state.value.link?.state !== 'connected') return null;
    const head = this.#ports.newHead();
    return head === null ? null : this.#sayHead(head).catch(this.#ports.reportFault);
  }

  async #sayHead(head: ChainHead): Promise<void> {
    const line = this.#line?.line;
    const signed = await this.#ports.sign('head', headText(this.#ports.session, head));
    line?.say({ kind: 'session.head', head, ...(signed === null ? {} : { signature: signed.signature }) });
  }

  #tell(event: ScreenEvent): void {
    const before = this.#state.value;
    const state = nextScreen(before, event, this.#ports.nowMs());
    if (state === before) return;
    this.#state.next(state);
    this.#line?.update(state);
    this.#wasConnected ||= state.link?.state === 'connected';
    if (this.#isOver) return;
    if (before.alarm === null && state.alarm !== null) this.#ports.onOver('alarm');
    else if (isLost(state) && this.#wasConnected) this.#ports.onOver('line-lost');
  }
}

function isLost({ link }: ScreenState): boolean {
  return link?.state === 'ended' && link.reason === 'silent-too-long';
}
