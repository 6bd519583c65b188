/** What travels through a channel: a value that was cloned when it was sent, and ends of other channels. */
export interface PortMessage {
  readonly data: unknown;
  readonly ports: readonly PortEnd[];
}

/** Whoever holds an end: a `MessagePortMain`, a page or a utility process. */
export interface PortHolder {
  onMessage(message: PortMessage): void;
  /** The other end was closed, or its holder is gone; comes once, after the last message. */
  onClose(): void;
}

/**
 * One end of a message channel, apart from who holds it. An end can be handed on while messages wait in it:
 *
 *     made ──hold──▶ held ──release──▶ made ──hold──▶ held by another …
 *                      │ close, or the other end was closed
 *                      ▼
 *                    closed
 *
 * Messages wait until somebody holds the end, and are then given out in the order they were sent.
 */
export class PortEnd {
  #other: PortEnd | null = null;
  #holder: PortHolder | null = null;
  #isClosed = false;
  #isOtherClosed = false;
  readonly #waiting: PortMessage[] = [];

  static channel(): readonly [PortEnd, PortEnd] {
    const [one, two] = [new PortEnd(), new PortEnd()];
    one.#other = two;
    two.#other = one;
    return [one, two];
  }

  /** @param data Already a copy: the receiver gets this very value. */
  send(message: PortMessage): void {
    if (!this.#isClosed && this.#other !== null) this.#other.#take(message);
  }

  /** From now on `holder` hears what comes, first of all what waited. */
  hold(holder: PortHolder): void {
    this.#holder = holder;
    while (this.#holder === holder) {
      const message = this.#waiting.shift();
      if (message === undefined) break;
      holder.onMessage(message);
    }
    if (this.#isOtherClosed) this.#end();
  }

  /** The holder lets go, because the end is transferred or not listened to for now. */
  release(): void {
    this.#holder = null;
  }

  /** Closes both ends; the holder of the other one is told, the one who calls is not. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#holder = null;
    const other = this.#other;
    if (other === null || other.#isClosed) return;
    other.#isOtherClosed = true;
    if (other.#holder !== null) other.#end();
  }

  #take(message: PortMessage): void {
    if (this.#isClosed) return;
    if (this.#holder !== null && this.#waiting.length === 0) this.#holder.onMessage(message);
    else this.#waiting.push(message);
  }

  #end(): void {
    if (this.#isClosed || this.#waiting.length > 0) return;
    const holder = this.#holder;
    this.#isClosed = true;
    this.#holder = null;
    holder?.onClose();
  }
}
