import type { FileFrame, FileStop } from '#contracts/remote-session/file-messages.ts';
import { writeFileFrame } from '#contracts/remote-session/file-messages.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { chunksOf, judgeChunk, placeOfChunk } from '#domain/remote-control/file-transfer.rules.ts';
import { sha256Of } from '#platform/any/attachment/sha256.ts';
import type { FileOnItsWay, SendFilePorts } from './send-file.ts';

/**
 * Where a file is put together, by the hash of the whole and never by its name: what is there of it outlives the link and the
 * program, and is gone on from.
 */
export interface FilePart {
  /** Whole chunks that are there. */
  readonly chunks: () => Promise<number>;
  readonly read: (index: number) => Promise<Uint8Array<ArrayBuffer>>;
  /** Behind the last; or why there is no place for it. */
  readonly append: (chunk: Uint8Array<ArrayBuffer>) => Promise<FileStop | null>;
  /** SHA-256 of all that is there. */
  readonly sha256: () => Promise<string>;
  readonly forget: () => Promise<void>;
  /** It is whole, with the hash that was offered: from now on it is a file of its own. Or why it cannot be one. */
  readonly keep: () => Promise<FileStop | null>;
}

export interface FileOffer extends Pick<Attachment, 'sizeBytes' | 'sha256'> {
  readonly transfer: number;
}

export interface ReceiveFilePorts extends Pick<SendFilePorts, 'say' | 'onProgress' | 'reportFault'> {
  readonly send: (frame: Uint8Array<ArrayBuffer>) => unknown;
  /** `kept`: it is whole, with the hash that was offered, and where it is to be. */
  readonly onEnd: (how: 'kept' | FileStop) => void;
}

/** One file on its way to this end. Hand it every message and frame of its number that comes from there. */
export interface FileComingIn extends Pick<FileOnItsWay, 'cancel' | 'pause' | 'take'> {
  readonly chunk: (frame: Extract<FileFrame, { kind: 'chunk' }>) => void;
  /** The line is there again: what was under way may be lost. */
  readonly askAgain: () => void;
}

/** Takes a file that was offered, from where it was left the last time. */
export function receiveFile(offer: FileOffer, part: FilePart, ports: ReceiveFilePorts): FileComingIn {
  const coming = new ComingFile(offer, part, ports);
  coming.askAgain();
  return coming;
}

class ComingFile implements FileComingIn {
  readonly #offer: FileOffer;
  readonly #part: FilePart;
  readonly #ports: ReceiveFilePorts;
  #isOver = false;
  /** Chunks that are there: asked for once, and counted from then on. */
  #have = 0;
  /** Asked for what is missing, and not heard of it yet. */
  #isAsking = false;
  /** What has come waits, and with it the sender, who waits for word. */
  #paused: PromiseWithResolvers<void> | null = null;
  /** One chunk after the other: a disk takes its time. */
  #turn: Promise<void> = Promise.resolve();

  constructor(offer: FileOffer, part: FilePart, ports: ReceiveFilePorts) {
    this.#offer = offer;
    this.#part = part;
    this.#ports = ports;
  }

  readonly take: FileOnItsWay['take'] = (message) => {
    if (message.kind === 'file.stop' && message.by === 'sender') this.#end(message.code);
  };

  readonly chunk = (frame: Extract<FileFrame, { kind: 'chunk' }>): void => this.#inTurn(() => this.#put(frame));
  readonly askAgain = (): void => this.#inTurn(() => this.#ask());
  readonly cancel = (): void => this.#stop('file.cancelled');

  readonly pause = (isPaused: boolean): void => {
    if (isPaused) this.#paused ??= Promise.withResolvers();
    else this.#goOn();
  };

  #goOn(): void {
    this.#paused?.resolve();
    this.#paused = null;
  }

  async #ask(): Promise<void> {
    const chunks = (this.#have = await this.#part.chunks());
    if (chunks >= chunksOf(this.#offer.sizeBytes)) {
      await this.#finish();
      return;
    }
    const hash = chunks === 0 ? null : await sha256Of(await this.#part.read(chunks - 1));
    const lastChunk = attachmentHash.nullable().parse(hash);
    this.#isAsking = true;
    this.#ports.say({ kind: 'file.take', transfer: this.#offer.transfer, chunks, lastChunk });
  }

  async #put({ index, bytes }: Extract<FileFrame, { kind: 'chunk' }>): Promise<void> {
    const { sizeBytes } = this.#offer;
    // A sender that has another beginning begins at the beginning: so does the part, then.
    if (this.#isAsking && index === 0) await this.#forget();
    const have = this.#have;
    const judged = judgeChunk({ sizeBytes, have }, { index, lengthBytes: bytes.byteLength });
    if (judged === 'refuse') {
      this.#stop('file.changed');
    } else if (judged === 'ask') {
      if (!this.#isAsking) await this.#ask();
    } else {
      // Also for one that is there: the sender has begun anew and waits for word.
      if (judged === 'write' && !(await this.#write(bytes))) return;
      const chunks = judged === 'write' ? have + 1 : have;
      this.#ports.send(writeFileFrame({ kind: 'written', transfer: this.#offer.transfer, chunks }));
      this.#ports.onProgress(placeOfChunk(sizeBytes, chunks - 1).to);
      if (chunks === chunksOf(sizeBytes)) await this.#finish();
    }
  }

  /** Whether there was a place for it. */
  async #write(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    this.#isAsking = false;
    const whyNot = await this.#part.append(bytes);
    if (whyNot === null) this.#have += 1;
    else this.#stop(whyNot);
    return whyNot === null;
  }

  async #forget(): Promise<void> {
    await this.#part.forget();
    this.#have = 0;
  }

  async #finish(): Promise<void> {
    if ((await this.#part.sha256()) !== this.#offer.sha256) {
      await this.#forget();
      this.#stop('file.hash-differs');
      return;
    }
    const whyNot = await this.#part.keep();
    if (whyNot !== null) {
      this.#stop(whyNot);
      return;
    }
    if (!this.#isOver) this.#ports.say({ kind: 'file.kept', transfer: this.#offer.transfer });
    this.#end('kept');
  }

  #inTurn(act: () => Promise<void>): void {
    this.#turn = this.#after(this.#turn, act);
  }

  async #after(earlier: Promise<void>, act: () => Promise<void>): Promise<void> {
    await earlier;
    await this.#paused?.promise;
    if (this.#isOver) return;
    try {
      await act();
    } catch (error) {
      this.#ports.reportFault(error);
      this.#stop('file.not-written');
    }
  }

  #stop(code: FileStop): void {
    if (this.#isOver) return;
    this.#ports.say({ kind: 'file.stop', transfer: this.#offer.transfer, by: 'receiver', code });
    this.#end(code);
  }

  #end(how: 'kept' | FileStop): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#goOn();
    this.#ports.onEnd(how);
  }
}
