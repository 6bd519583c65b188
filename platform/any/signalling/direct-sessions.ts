import type { SignalOverLan } from '#contracts/lan-session/lan-messages.ts';
import type { EndId, SignalAct, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { Participant } from '#domain/remote-support/session-entry.ts';

type Hear = (news: SignalNews) => void;

export interface DirectSessionPorts {
  readonly session: SupportSessionId;
  /** Who is at the other end of the line. */
  readonly peer: Participant;
  readonly send: (message: SignalOverLan) => void;
}

/** One session whose words go over a line of its own. */
export interface DirectSession {
  readonly take: (message: SignalOverLan) => void;
  /** The line is gone: what stands goes on without words, and nothing new comes about. */
  readonly lose: () => void;
  /** It is over: ends hear and say nothing more. */
  readonly close: () => void;
}

/** Sessions whose ends speak to each other without a hub, as `SignalLines` has them over one. */
export interface DirectSessions {
  readonly open: (ports: DirectSessionPorts) => DirectSession;
  /** Also of one that is over: no hub ever carries its words. */
  readonly has: (session: SupportSessionId) => boolean;
  readonly act: (act: SignalAct, hear: Hear) => void;
}

export function createDirectSessions(): DirectSessions {
  const open = new Map<SupportSessionId, Direct>();
  const begun = new Set<SupportSessionId>();
  return {
    open: (ports) => {
      open.get(ports.session)?.close();
      const direct = new Direct(ports, () => {
        if (open.get(ports.session) === direct) open.delete(ports.session);
      });
      open.set(ports.session, direct);
      begun.add(ports.session);
      return direct;
    },
    has: (session) => begun.has(session),
    act: (act, hear) => {
      const direct = open.get(act.session);
      if (direct !== undefined) direct.act(act, hear);
      else if (act.kind === 'attend') hear({ kind: 'over', code: 'signal.not-joined' });
    },
  };
}

/** No page of the other side begins anew more often than that. */
const MOST_KNOWN = 200;

class Direct implements DirectSession {
  readonly #ports: DirectSessionPorts;
  readonly #onClosed: () => void;
  readonly #own = new Map<EndId, Hear>();
  readonly #known = new Set<EndId>();
  #isUp = true;

  constructor(ports: DirectSessionPorts, onClosed: () => void) {
    this.#ports = ports;
    this.#onClosed = onClosed;
  }

  act(act: SignalAct, hear: Hear): void {
    if (act.kind === 'attend') return this.#attend(act.end, hear);
    if (!this.#own.has(act.end)) return;
    if (act.kind === 'send') return this.#send({ kind: 'say', end: act.end, towards: act.towards, text: act.text });
    this.#own.delete(act.end);
    this.#send({ kind: 'end-gone', end: act.end });
  }

  readonly take = (message: SignalOverLan): void => {
    const { peer } = this.#ports;
    if (message.kind === 'end-gone') this.#known.delete(message.end);
    else if (message.kind === 'end-here') this.#meet(message.end, message.isAnswer);
    else if (this.#known.has(message.end)) {
      this.#own.get(message.towards)?.({ kind: 'heard', from: peer, fromEnd: message.end, text: message.text });
    }
  };

  readonly lose = (): void => {
    this.#isUp = false;
    this.#tell({ kind: 'line', isUp: false });
  };

  readonly close = (): void => {
    this.#tell({ kind: 'over', code: 'signal.not-joined' });
    this.#own.clear();
    this.#onClosed();
  };

  #attend(end: EndId, hear: Hear): void {
    if (this.#own.has(end)) return;
    this.#own.set(end, hear);
    hear({ kind: 'line', isUp: this.#isUp });
    for (const fromEnd of this.#known) hear({ kind: 'arrived', from: this.#ports.peer, fromEnd });
    this.#send({ kind: 'end-here', end, isAnswer: false });
  }

  #meet(fromEnd: EndId, isAnswer: boolean): void {
    if (!isAnswer) for (const end of this.#own.keys()) this.#send({ kind: 'end-here', end, isAnswer: true });
    if (this.#known.has(fromEnd) || this.#known.size >= MOST_KNOWN) return;
    this.#known.add(fromEnd);
    this.#tell({ kind: 'arrived', from: this.#ports.peer, fromEnd });
  }

  #send(message: SignalOverLan): void {
    if (this.#isUp) this.#ports.send(message);
  }

  #tell(news: SignalNews): void {
    this.#own.forEach((hear) => hear(news));
  }
}
