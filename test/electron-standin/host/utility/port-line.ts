import type { Duplex } from 'node:stream';
import { PortEnd, type PortMessage } from '../ports/port-end.ts';
import { FrameLine } from './frame-line.ts';

/** `channel` 0 is the line itself (`parentPort`); any other number is a port that was handed over. */
type Frame =
  | { readonly kind: 'message'; readonly channel: number; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly kind: 'close'; readonly channel: number };

/**
 * Carries messages, and the ports handed over in them, between two processes. A port that crosses stays where it is; its
 * end is held here, and what it gets goes over the line under a number to an end the other process made for it.
 */
export class PortLine {
  readonly #line: FrameLine;
  readonly #crossing = new Map<number, PortEnd>();
  #nextChannel: number;

  /** @param side Two sides never give the same number: one counts odd, the other even ones. */
  constructor(
    stream: Duplex,
    side: 'parent' | 'child',
    listener: { readonly onMessage: (message: PortMessage) => void; readonly onEnd: () => void },
  ) {
    this.#nextChannel = side === 'parent' ? 1 : 2;
    const onFrame = (frame: unknown) => this.#receive(frame as Frame, listener.onMessage);
    this.#line = new FrameLine(stream, onFrame, () => {
      for (const end of this.#crossing.values()) end.close();
      this.#crossing.clear();
      listener.onEnd();
    });
  }

  send(message: PortMessage): void {
    this.#sendOn(0, message);
  }

  #sendOn(channel: number, { data, ports }: PortMessage): void {
    this.#line.send({ kind: 'message', channel, data, ports: ports.map((end) => this.#handOver(end)) } satisfies Frame);
  }

  #handOver(end: PortEnd): number {
    const channel = this.#nextChannel;
    this.#nextChannel += 2;
    // What waits in the end may only be sent after the message that announces it.
    queueMicrotask(() => this.#carry(channel, end));
    return channel;
  }

  #carry(channel: number, end: PortEnd): void {
    this.#crossing.set(channel, end);
    end.hold({
      onMessage: (message) => this.#sendOn(channel, message),
      onClose: () => {
        if (this.#crossing.delete(channel)) this.#line.send({ kind: 'close', channel } satisfies Frame);
      },
    });
  }

  #receive(frame: Frame, onMessage: (message: PortMessage) => void): void {
    if (frame.kind === 'close') {
      const end = this.#crossing.get(frame.channel);
      this.#crossing.delete(frame.channel);
      end?.close();
      return;
    }
    const message = { data: frame.data, ports: frame.ports.map((channel) => this.#receivePort(channel)) };
    if (frame.channel === 0) onMessage(message);
    else this.#crossing.get(frame.channel)?.send(message);
  }

  #receivePort(channel: number): PortEnd {
    const [here, forTheApp] = PortEnd.channel();
    this.#carry(channel, here);
    return forTheApp;
  }
}
