import type { EndId, SignalAct, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import type { HubToClient } from '#contracts/sync.ts';
import type { Said, Send, StreamInUsePorts } from './stream-in-use.ts';
import { createStreamInUse } from './stream-in-use.ts';

type Sent = Extract<Said, { kind: 'signal.send' }>;
type Heard = Extract<HubToClient, { kind: `signal.${string}` }>;
type Hear = (news: SignalNews) => void;

/** How a stream that is gone is to be had again. */
interface Hurry {
  /** An attempt that has not brought a word of the hub's by then is given up for a new one. */
  readonly answerWithinMs: number;
  /** From one attempt to the next, unless the first takes longer. */
  readonly everyMs: number;
}

/** The ends of sessions that pages of this device are, over the one live stream that it has with its hub. */
export interface SignalLines {
  /** What a page asks. @param hear Told the news of an end that attends, until it has left or is over. */
  readonly act: (act: SignalAct, hear: Hear) => void;
  /**
   * The stream stands: ends attend again, and what was not taken is said again. Returns what to call when it is gone.
   *
   * @param hangUp Ends the stream. Called when words were said over it and nothing is heard: a network that was away for
   *   long is back long before such a stream notices.
   */
  readonly connect: (send: Send, hangUp: () => void) => () => void;
  readonly hear: (message: Heard) => void;
  /** Not `null` while a session waits for a stream, for as long as its link does. */
  readonly hurry: () => Hurry | null;
}

/** More than this never waits for an honest link: the path has a few dozen candidates. */
const MOST_WAITING = 300;

/** At first there is time for a line by satellite, or for a hub that is busy. */
const patient: Hurry = { answerWithinMs: 4_000, everyMs: 1_000 };
const PATIENT_FOR_MS = 10_000;
/** Then the network is away. A first word that is lost is said again by the system after a second, and ever more seldom. */
const hurried: Hurry = { answerWithinMs: 2_000, everyMs: 1_000 };
/** A link gives up after a minute of silence. */
const HURRIED_FOR_MS = 75_000;

export function createSignalLines(ports: StreamInUsePorts): SignalLines {
  const lines = new Map<EndId, Line>();
  const stream = createStreamInUse(ports, () => [...lines.values()].some((line) => line.isWaiting));

  function drop(line: Line, code: string): void {
    lines.delete(line.end);
    stream.send({ kind: 'signal.leave', session: line.session, end: line.end });
    line.hear({ kind: 'over', code });
  }

  function act(asked: SignalAct, hear: Hear): void {
    const line = lines.get(asked.end);
    if (asked.kind === 'attend') {
      if (line !== undefined) return;
      const begun = new Line(asked, hear, stream.send, drop);
      lines.set(asked.end, begun);
      stream.miss();
      hear({ kind: 'line', isUp: stream.isUp() });
      begun.attend();
      begun.say({ to: null, towards: null, text: null });
      return;
    }
    // An end that is over, or was never there; its page has been told.
    if (line === undefined || line.session !== asked.session) return;
    if (asked.kind === 'send') {
      line.say({ to: asked.to, towards: asked.towards, text: asked.text });
      return;
    }
    lines.delete(line.end);
    stream.send({ kind: 'signal.leave', session: line.session, end: line.end });
  }

  function hear(message: Heard): void {
    stream.hear();
    const line = lines.get(message.end);
    if (line === undefined) return;
    if (message.kind === 'signal.heard') line.take(message);
    else if (message.kind === 'signal.taken') line.forget(message.number);
    else {
      lines.delete(line.end);
      line.hear({ kind: 'over', code: message.code });
    }
  }

  function connect(send: Send, hangUp: () => void): () => void {
    const leave = stream.use(send, hangUp);
    for (const line of lines.values()) {
      line.attend();
      line.hear({ kind: 'line', isUp: true });
    }
    return () => {
      if (!leave()) return;
      for (const line of lines.values()) line.hear({ kind: 'line', isUp: false });
    };
  }

  function hurry(): Hurry | null {
    const missedForMs = stream.missedForMs();
    if (stream.isUp() || lines.size === 0 || missedForMs >= HURRIED_FOR_MS) return null;
    return missedForMs < PATIENT_FOR_MS ? patient : hurried;
  }

  return { act, connect, hear, hurry };
}

/** One end that attends: what it said and the hub has not taken, and how far it has heard. */
class Line {
  readonly session: SignalAct['session'];
  readonly end: EndId;
  readonly hear: Hear;
  readonly #send: Send;
  readonly #giveUp: (line: Line, code: string) => void;
  readonly #known = new Set<EndId>();
  /** In order. */
  #waiting: readonly Sent[] = [];
  #said = 0;
  #heardTo = 0;

  constructor(
    { session, end }: Pick<SignalAct, 'session' | 'end'>,
    hear: Hear,
    send: Send,
    giveUp: (line: Line, code: string) => void,
  ) {
    this.session = session;
    this.end = end;
    this.hear = hear;
    this.#send = send;
    this.#giveUp = giveUp;
  }

  /** Something that it said was not taken yet. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  attend(): void {
    const { session, end } = this;
    this.#send({ kind: 'signal.attend', session, end, after: this.#heardTo });
    for (const words of this.#waiting) this.#send(words);
  }

  say(words: Pick<Sent, 'to' | 'towards' | 'text'>): void {
    if (this.#waiting.length >= MOST_WAITING) {
      this.#giveUp(this, 'signal.too-many');
      return;
    }
    this.#said += 1;
    const { session, end } = this;
    const message: Sent = { kind: 'signal.send', session, end, number: this.#said, ...words };
    this.#waiting = [...this.#waiting, message];
    this.#send(message);
  }

  /** The hub has it, and all before it. */
  forget(number: number): void {
    this.#waiting = this.#waiting.filter((words) => words.number > number);
  }

  take({ place, from, fromEnd, text }: Extract<Heard, { kind: 'signal.heard' }>): void {
    if (place <= this.#heardTo) return;
    this.#heardTo = place;
    if (!this.#known.has(fromEnd)) {
      this.#known.add(fromEnd);
      this.hear({ kind: 'arrived', from, fromEnd });
      // Whoever came later than this end has to hear of it as well.
      if (text === null) this.say({ to: from, towards: fromEnd, text: null });
    }
    if (text !== null) this.hear({ kind: 'heard', from, fromEnd, text });
  }
}
