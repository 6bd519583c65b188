import { LAN_BEAT_EVERY_MS, LAN_SILENT_FOR_MS, MAX_LAN_MESSAGE_BYTES } from '#contracts/lan-session/lan-messages.ts';
import type { Socket } from 'node:net';
import type { z } from 'zod';
import type { LanLine, LineEnd, LineHearing } from '#platform/any/lan-session/lan-reach.ts';
import type { FrameReader, Open, Seal } from './sealed-frames.ts';

export interface LanLineOptions<Heard extends { readonly kind: string }> {
  readonly socket: Socket;
  readonly frames: FrameReader;
  readonly seal: Seal;
  readonly open: Open;
  readonly channel: string;
  /** All that the other end may say. */
  readonly messages: z.ZodType<Heard>;
}

export function createLanLine<Said extends { readonly kind: string }, Heard extends { readonly kind: string }>(
  options: LanLineOptions<Heard>,
): LanLine<Said, Heard> {
  return new Line<Said, Heard>(options);
}

class Line<Said extends { readonly kind: string }, Heard extends { readonly kind: string }> implements LanLine<
  Said,
  Heard
> {
  readonly channel: string;
  readonly #options: LanLineOptions<Heard>;
  readonly #beating: NodeJS.Timeout;
  #hearing: LineHearing<Heard> | null = null;
  #isOver = false;
  #endedBy: LineEnd | null = null;

  constructor(options: LanLineOptions<Heard>) {
    const { socket, channel } = options;
    this.channel = channel;
    this.#options = options;
    socket.setNoDelay(true);
    socket.setTimeout(LAN_SILENT_FOR_MS, () => this.#end('silent'));
    socket.on('data', (piece: Buffer) => {
      options.frames.add(piece);
      this.#read();
    });
    socket.on('error', () => this.#end('closed'));
    socket.on('close', () => this.#end('closed'));
    // What came while the digits were tried.
    socket.resume();
    this.#beating = setInterval(() => this.#send(JSON.stringify({ kind: 'beat' })), LAN_BEAT_EVERY_MS);
  }

  readonly listen = (hearing: LineHearing<Heard>): void => {
    this.#hearing = hearing;
    this.#read();
    if (this.#endedBy !== null) hearing.onEnd(this.#endedBy);
  };

  readonly say = (message: Said): void => this.#send(JSON.stringify(message));

  readonly close = (): void => {
    this.#stop();
    this.#options.socket.destroySoon();
  };

  #send(text: string): void {
    if (!this.#isOver) this.#options.socket.write(this.#options.seal(text));
  }

  #read(): void {
    while (this.#hearing !== null && !this.#isOver) {
      const frame = this.#options.frames.takeFrame(MAX_LAN_MESSAGE_BYTES);
      if (frame === null) return;
      const message = frame === 'too-large' ? null : this.#messageIn(frame);
      if (message === null) this.#end('not-understood');
      else if (message.kind !== 'beat') this.#hearing.hear(message);
    }
  }

  #messageIn(frame: Buffer): Heard | null {
    const text = this.#options.open(frame);
    return text === null ? null : parsedBy(this.#options.messages, text);
  }

  #end(why: LineEnd): void {
    if (this.#isOver) return;
    this.#stop();
    this.#options.socket.destroy();
    this.#endedBy = why;
    this.#hearing?.onEnd(why);
  }

  #stop(): void {
    this.#isOver = true;
    clearInterval(this.#beating);
    this.#options.socket.setTimeout(0);
  }
}

/** `null` for what is no message of these. */
export function parsedBy<Message>(messages: z.ZodType<Message>, text: string): Message | null {
  try {
    return messages.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // No JSON: no Deskbell has said it.
    return null;
  }
}
