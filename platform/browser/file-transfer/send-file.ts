import type { FileFrame, FileStop } from '#contracts/remote-session/file-messages.ts';
import { writeFileFrame } from '#contracts/remote-session/file-messages.ts';
import type { Ctl, LinkRole } from '#contracts/remote-session/session-messages.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { firstPace, mostChunksAhead, nextPace } from '#domain/remote-control/file-pace.rules.ts';
import type { FileSending } from '#domain/remote-control/file-transfer.rules.ts';
import {
  chunksOf,
  chunkToSend,
  placeOfChunk,
  sendFrom,
  sentNext,
  writtenUpTo,
} from '#domain/remote-control/file-transfer.rules.ts';
import { sha256Of } from '#platform/any/attachment/sha256.ts';
import type { PeerLink } from '../peer-link/peer-link.ts';

/** A file that somebody chose to send. Read again from any place, as often as the line is lost. */
export interface FileToSend extends Pick<Attachment, 'name' | 'sizeBytes' | 'sha256'> {
  /** From byte `from` up to and without `to`. */
  readonly read: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>;
}

type FileMessage = Extract<Ctl<LinkRole>, { kind: `file.${string}` }>;

export interface SendFilePorts {
  readonly link: Pick<PeerLink, 'send' | 'whenBelow' | 'roundTripMs'>;
  readonly say: (message: FileMessage) => unknown;
  /** Asked before each chunk: control may be granted while a file is on its way. */
  readonly isControlGranted: () => boolean;
  readonly onProgress: (sentBytes: number) => void;
  /** `kept`: it is there, whole. */
  readonly onEnd: (how: 'kept' | FileStop) => void;
  readonly reportFault: (error: unknown) => void;
}

/** One file on its way to the other end. Hand it every message and frame of its number that comes from there. */
export interface FileOnItsWay {
  readonly take: (message: FileMessage) => void;
  readonly written: (frame: Extract<FileFrame, { kind: 'written' }>) => void;
  readonly cancel: () => void;
  /** Nothing more is put on its way until it goes on. */
  readonly pause: (isPaused: boolean) => void;
}

/** Offers the file, and sends it as soon as and from where the other end takes it. */
export function sendFile(file: FileToSend, transfer: number, ports: SendFilePorts): FileOnItsWay {
  const sending = new SendingFile(file, transfer, ports);
  const { name, sizeBytes, sha256 } = file;
  ports.say({ kind: 'file.offer', transfer, name, sizeBytes, sha256 });
  return sending;
}

class SendingFile implements FileOnItsWay {
  readonly #file: FileToSend;
  readonly #transfer: number;
  readonly #ports: SendFilePorts;
  readonly #over = new AbortController();
  #sending: FileSending | null = null;
  #pace = firstPace;
  /** Read while the one before it leaves. */
  #ahead: { readonly index: number; readonly bytes: Promise<Uint8Array<ArrayBuffer>> } | null = null;
  #isPouring = false;
  #isPaused = false;

  constructor(file: FileToSend, transfer: number, ports: SendFilePorts) {
    this.#file = file;
    this.#transfer = transfer;
    this.#ports = ports;
  }

  readonly take = (message: FileMessage): void => {
    if (message.kind === 'file.take') this.#guard(this.#begin(message));
    else if (message.kind === 'file.kept') this.#end('kept');
    else if (message.kind === 'file.stop' && message.by === 'receiver') this.#end(message.code);
  };

  readonly written = ({ chunks }: Extract<FileFrame, { kind: 'written' }>): void => {
    if (this.#sending === null || this.#over.signal.aborted) return;
    const next = writtenUpTo(this.#sending, chunks);
    if (next === null) {
      this.#stop('file.changed');
      return;
    }
    this.#sending = next;
    this.#ports.onProgress(placeOfChunk(this.#file.sizeBytes, chunks - 1).to);
    this.#guard(this.#pour());
  };

  readonly cancel = (): void => this.#stop('file.cancelled');

  readonly pause = (isPaused: boolean): void => {
    this.#isPaused = isPaused;
    if (!isPaused) this.#guard(this.#pour());
  };

  /** From where the other end has it, if what it has is the beginning of this file. */
  async #begin({ chunks, lastChunk }: Extract<FileMessage, { kind: 'file.take' }>): Promise<void> {
    const all = chunksOf(this.#file.sizeBytes);
    const isBeginning = chunks <= all && (chunks === 0 || (await this.#hashOf(chunks - 1)) === lastChunk);
    this.#sending = sendFrom(all, isBeginning ? chunks : 0);
    await this.#pour();
  }

  async #hashOf(index: number): Promise<string> {
    return await sha256Of(await this.#chunk(index));
  }

  async #chunk(index: number): Promise<Uint8Array<ArrayBuffer>> {
    const { from, to } = placeOfChunk(this.#file.sizeBytes, index);
    return await this.#file.read(from, to);
  }

  /** Sends what may be on its way by now; one such at a time. */
  async #pour(): Promise<void> {
    if (this.#isPouring) return;
    this.#isPouring = true;
    try {
      while (await this.#sendOne());
    } finally {
      this.#isPouring = false;
    }
  }

  async #sendOne(): Promise<boolean> {
    const { link } = this.#ports;
    const index = this.#sending === null ? null : chunkToSend(this.#sending, this.#mostAhead());
    if (index === null || this.#isPaused || this.#over.signal.aborted) return false;
    const bytes = await (this.#ahead?.index === index ? this.#ahead.bytes : this.#chunk(index));
    if (!(await link.whenBelow('file', bytes.byteLength, this.#over.signal))) return false;
    // Asked for from another place, while this chunk was read.
    if (this.#sending?.next !== index) return true;
    link.send('file', writeFileFrame({ kind: 'chunk', transfer: this.#transfer, index, bytes }));
    this.#sending = sentNext(this.#sending);
    this.#readAhead(index + 1);
    return true;
  }

  #mostAhead(): number {
    const { link, isControlGranted } = this.#ports;
    this.#pace = nextPace(this.#pace, { nowMs: performance.now(), roundTripMs: link.roundTripMs });
    return mostChunksAhead(this.#pace, isControlGranted());
  }

  #readAhead(index: number): void {
    this.#ahead = null;
    if (index >= chunksOf(this.#file.sizeBytes)) return;
    const bytes = this.#chunk(index);
    // Whoever sends it hears of what went wrong.
    bytes.catch(() => undefined);
    this.#ahead = { index, bytes };
  }

  #guard(act: Promise<void>): void {
    act.catch((error: unknown) => {
      this.#ports.reportFault(error);
      this.#stop('file.unreadable');
    });
  }

  #stop(code: FileStop): void {
    if (this.#over.signal.aborted) return;
    this.#ports.say({ kind: 'file.stop', transfer: this.#transfer, by: 'sender', code });
    this.#end(code);
  }

  #end(how: 'kept' | FileStop): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.#ports.onEnd(how);
  }
}
