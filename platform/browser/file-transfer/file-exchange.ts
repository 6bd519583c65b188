import type { FileFrame, FileStop } from '#contracts/remote-session/file-messages.ts';
import { readFileFrame } from '#contracts/remote-session/file-messages.ts';
import type { Ctl, LinkRole } from '#contracts/remote-session/session-messages.ts';
import type { Observable } from 'rxjs';
import type { PeerLink } from '../peer-link/peer-link.ts';
import type { SessionLine } from '../session-trust/session-line.ts';
import type { FileComingIn, FilePart } from './receive-file.ts';
import { receiveFile } from './receive-file.ts';
import type { FileOnItsWay, FileToSend, SendFilePorts } from './send-file.ts';
import { sendFile } from './send-file.ts';

type FileMessage = Extract<Ctl<LinkRole>, { kind: `file.${string}` }>;
export type OfferedFile = Extract<FileMessage, { kind: 'file.offer' }>;

/** How a file fares that is on its way. */
export interface FileWatcher {
  /** Now and then: of some hundred chunks a second nobody sees more, and each told costs the file. */
  readonly onProgress: (bytes: number) => void;
  readonly onEnd: (how: 'kept' | FileStop) => void;
}

/** A file that is taken. */
export interface FileTaken extends FileWatcher {
  readonly part: FilePart;
  /** It is on its way. */
  readonly onBegun: (file: FileAtHand) => void;
}

/** What people do with a file that is on its way, at whichever end. */
export type FileAtHand = Pick<FileOnItsWay, 'cancel' | 'pause'>;

export interface FileExchangePorts extends Pick<SendFilePorts, 'isControlGranted' | 'reportFault'> {
  readonly link: PeerLink;
  readonly line: SessionLine<'helper'> | SessionLine<'console'>;
  /**
   * The other end offers a file. Where it is to be put together, if people here and their rights allow it; the name is for
   * people to read and for the end, never for where. Two at once may not be put together in one place.
   */
  readonly onOffer: (offer: OfferedFile) => Promise<FileTaken | FileStop>;
  /** Bytes that no Deskbell sends: the session ends (S17). */
  readonly onUnknown: () => void;
}

/** Files between the two ends of a link, in both directions and several at a time. */
export interface FileExchange {
  /** Offers a file. */
  readonly send: (file: FileToSend, watcher: FileWatcher) => FileAtHand;
}

export function createFileExchange(ports: FileExchangePorts): FileExchange {
  return new Exchange(ports);
}

class Exchange implements FileExchange {
  readonly #ports: FileExchangePorts;
  readonly #leaving = new Map<number, FileOnItsWay>();
  readonly #coming = new Map<number, FileComingIn>();
  /** Numbers of offers that have come: none is given twice. */
  readonly #heardOf = new Set<number>();
  #offered = 0;

  constructor(ports: FileExchangePorts) {
    this.#ports = ports;
    ports.link.events.subscribe((event) => {
      if (event.kind === 'message' && event.channel === 'file') this.#frame(readFileFrame(event.bytes));
      // After any silence: the connection may be another, and what was under way lost with the old one.
      else if (event.kind === 'state' && event.state.state === 'connected') this.#askAgain();
    });
    const heard: Observable<{ readonly message: object | 'unknown' }> = ports.line.heard;
    heard.subscribe(({ message }) => {
      if (message !== 'unknown' && isFileMessage(message)) this.#message(message);
    });
  }

  readonly send: FileExchange['send'] = (file, watcher) => {
    this.#offered += 1;
    const transfer = this.#offered;
    const leaving = sendFile(file, transfer, {
      ...this.#ports,
      say: this.#say,
      onProgress: paced(watcher.onProgress),
      onEnd: (how) => {
        this.#leaving.delete(transfer);
        watcher.onEnd(how);
      },
    });
    this.#leaving.set(transfer, leaving);
    return leaving;
  };

  readonly #say = (message: FileMessage): void => void this.#ports.line.say(message);

  #message(message: FileMessage): void {
    if (message.kind === 'file.offer') void this.#takeOffer(message).catch(this.#ports.reportFault);
    else if (message.kind === 'file.stop' && message.by === 'sender') this.#coming.get(message.transfer)?.take(message);
    else this.#leaving.get(message.transfer)?.take(message);
  }

  #frame(frame: FileFrame | null): void {
    if (frame === null) this.#ports.onUnknown();
    else if (frame.kind === 'chunk') this.#coming.get(frame.transfer)?.chunk(frame);
    else this.#leaving.get(frame.transfer)?.written(frame);
  }

  async #takeOffer(offer: OfferedFile): Promise<void> {
    const { transfer } = offer;
    if (this.#heardOf.has(transfer)) {
      this.#ports.onUnknown();
      return;
    }
    this.#heardOf.add(transfer);
    const answer = await this.#ports.onOffer(offer);
    if (typeof answer === 'string') {
      this.#say({ kind: 'file.stop', transfer, by: 'receiver', code: answer });
      return;
    }
    const { link, reportFault } = this.#ports;
    const coming = receiveFile(offer, answer.part, {
      reportFault,
      say: this.#say,
      send: (frame) => link.send('file', frame),
      onProgress: paced(answer.onProgress),
      onEnd: (how) => {
        this.#coming.delete(transfer);
        answer.onEnd(how);
      },
    });
    this.#coming.set(transfer, coming);
    answer.onBegun(coming);
  }

  #askAgain(): void {
    for (const coming of this.#coming.values()) coming.askAgain();
  }
}

/** So often at the most it is told how far a file is. */
const TOLD_EVERY_MS = 100;

function paced(tell: FileWatcher['onProgress']): FileWatcher['onProgress'] {
  let toldAtMs = -Infinity;
  return (bytes) => {
    const nowMs = performance.now();
    if (nowMs - toldAtMs < TOLD_EVERY_MS) return;
    toldAtMs = nowMs;
    tell(bytes);
  };
}

function isFileMessage(message: object): message is FileMessage {
  return 'kind' in message && typeof message.kind === 'string' && message.kind.startsWith('file.');
}
