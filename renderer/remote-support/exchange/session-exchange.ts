import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { cleanFileName } from '#domain/kernel/file-name.ts';
import { textToSend } from '#domain/remote-control/clipboard.rules.ts';
import { sha256Of } from '#platform/any/attachment/sha256.ts';
import type {
  FileAtHand,
  FileExchange,
  FileWatcher,
  OfferedFile,
} from '#platform/browser/file-transfer/file-exchange.ts';
import { createFileExchange } from '#platform/browser/file-transfer/file-exchange.ts';
import type { Observable } from 'rxjs';
import { BehaviorSubject } from 'rxjs';
import type { OpenScreenPart, ScreenPart, ScreenPartPorts } from '../screen/screen-part.ts';
import type { ScreenState } from '../screen/screen-state.ts';
import { isLive } from '../screen/screen-state.ts';
import type { ExchangeState, Transfer } from './exchange-state.ts';
import { afterLine, changeTransfer, nothingExchanged, withTransfer } from './exchange-state.ts';
import type { PartDatabase } from './part-database.ts';

export interface SessionExchangePorts {
  readonly parts: PartDatabase;
  /** More than that cannot be hashed here, in bytes. */
  readonly mostBytes: number;
  readonly reportFault: (error: unknown) => void;
}

interface Line {
  readonly ports: ScreenPartPorts;
  readonly files: FileExchange;
  state: ScreenState | null;
}

/**
 * Text and files beside the picture, as the agent's side of it. Lines come and go; what was under way on one that ended stands
 * where it was, and is gone on from over the next.
 */
export class SessionExchange {
  readonly #ports: SessionExchangePorts;
  readonly #state = new BehaviorSubject<ExchangeState>(nothingExchanged);
  readonly #sources = new Map<number, File>();
  readonly #atHand = new Map<number, FileAtHand>();
  #line: Line | null = null;
  #count = 0;
  #asked = 0;
  /** Which of the questions is for the user's text. */
  #fetching: number | null = null;

  constructor(ports: SessionExchangePorts) {
    this.#ports = ports;
  }

  /** Starts with how it stands. */
  get state$(): Observable<ExchangeState> {
    return this.#state;
  }

  readonly openPart: OpenScreenPart = (ports): ScreenPart => {
    const line: Line = { ports, state: null, files: this.#filesOver(ports, () => line.state) };
    this.#line = line;
    return {
      hear: (message) => this.#hear(message),
      update: (state) => {
        line.state = state;
      },
      close: () => {
        if (this.#line !== line) return;
        this.#line = null;
        this.#atHand.clear();
        this.#change(afterLine);
      },
    };
  };

  /** Puts text into the user's clipboard. */
  readonly putText = (raw: string): void => {
    const text = textToSend(raw);
    if (!text.ok) return this.#change((state) => ({ ...state, put: text.refusal.code }));
    if (this.#line === null) return this.#change((state) => ({ ...state, put: 'clipboard.not-sent' }));
    this.#change((state) => ({ ...state, put: 'under-way' }));
    this.#say({ kind: 'clipboard.put', number: this.#nextNumber(), text: text.value });
  };

  readonly fetchText = (): void => {
    if (this.#line === null) return this.#change((state) => ({ ...state, fetch: 'clipboard.not-sent' }));
    this.#change((state) => ({ ...state, fetch: 'under-way', fetched: null }));
    this.#fetching = this.#nextNumber();
    this.#say({ kind: 'clipboard.fetch', number: this.#fetching });
  };

  /** The text that was fetched is no longer needed here. */
  readonly forgetText = (): void => this.#change((state) => ({ ...state, fetch: 'idle', fetched: null }));

  /** Asks the user to choose files. */
  readonly wantFiles = (): void => {
    this.#change((state) => ({ ...state, choosing: null }));
    this.#say({ kind: 'files.wanted' });
  };

  readonly sendFiles = (files: readonly File[]): void => {
    for (const file of files) void this.#send(file).catch(this.#ports.reportFault);
  };

  readonly pause = (id: number, isPaused: boolean): void => {
    const file = this.#atHand.get(id);
    if (file === undefined) return;
    file.pause(isPaused);
    this.#changeOne(id, { state: isPaused ? 'paused' : 'moving' });
  };

  readonly cancel = (id: number): void => this.#atHand.get(id)?.cancel();

  /** Offers a file again that did not get there. Of what is there nothing is sent twice. */
  readonly again = (id: number): void => {
    const file = this.#sources.get(id);
    if (file !== undefined) void this.#offer(id, file).catch(this.#ports.reportFault);
  };

  /** A file that has come. */
  readonly whole = (sha256: AttachmentHash): Promise<Blob> => this.#ports.parts.whole(sha256);

  /** Takes it off the list, and its bytes off this device. */
  readonly dismiss = (id: number): void => {
    const one = this.#found(id);
    this.#sources.delete(id);
    this.#change((state) => ({ ...state, transfers: state.transfers.filter((other) => other.id !== id) }));
    if (one?.direction === 'out' && one.sha256 !== null) {
      void this.#ports.parts.forget(one.sha256).catch(this.#ports.reportFault);
    }
  };

  /** Nobody sees any of it any more. */
  readonly end = (): void => this.#ports.parts.letGo();

  #filesOver({ link, line, alarm, reportFault }: ScreenPartPorts, now: () => ScreenState | null): FileExchange {
    return createFileExchange({
      link,
      line,
      isControlGranted: () => isLiveIn(now(), 'control'),
      onOffer: async (offer) => this.#takeOffer(offer, isLiveIn(now(), 'file-out')),
      onUnknown: () => alarm('message.unknown'),
      reportFault,
    });
  }

  #takeOffer(
    offer: OfferedFile,
    isGranted: boolean,
  ): Awaited<ReturnType<Parameters<typeof createFileExchange>[0]['onOffer']>> {
    const { name, sizeBytes, sha256 } = offer;
    const isComing = this.#state.value.transfers.some(
      (one) => one.direction === 'out' && one.sha256 === sha256 && (one.state === 'moving' || one.state === 'paused'),
    );
    if (!isGranted || isComing) return 'file.refused';
    if (sizeBytes > this.#ports.mostBytes) return 'file.no-room';
    const id = this.#add({ direction: 'out', name, sizeBytes, sha256, state: 'moving' });
    return {
      ...this.#watch(id),
      part: this.#ports.parts.part(sha256),
      onBegun: (file) => void this.#atHand.set(id, file),
    };
  }

  async #send(file: File): Promise<void> {
    const isTooLarge = file.size > this.#ports.mostBytes || file.size === 0;
    const id = this.#add({
      direction: 'in',
      name: cleanFileName(file.name),
      sizeBytes: file.size,
      sha256: null,
      state: isTooLarge ? (file.size === 0 ? 'file.unreadable' : 'file.too-large') : 'reading',
    });
    if (isTooLarge) return;
    this.#sources.set(id, file);
    await this.#offer(id, file);
  }

  async #offer(id: number, file: File): Promise<void> {
    this.#changeOne(id, { state: 'reading' });
    const sha256 = await hashOf(file);
    const one = this.#found(id);
    // Taken off the list while it was read.
    if (one === undefined) return;
    if (sha256 === null) return this.#changeOne(id, { state: 'file.unreadable' });
    const line = this.#line;
    this.#changeOne(id, { sha256, doneBytes: 0, state: line === null ? 'interrupted' : 'asked' });
    if (line === null) return;
    const read = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer());
    const { name, sizeBytes } = one;
    this.#atHand.set(id, line.files.send({ name, sizeBytes, sha256, read }, this.#watch(id)));
  }

  #watch(id: number): FileWatcher {
    return {
      onProgress: (doneBytes) => {
        const isPaused = this.#found(id)?.state === 'paused';
        this.#changeOne(id, { doneBytes, state: isPaused ? 'paused' : 'moving' });
      },
      onEnd: (how) => {
        this.#atHand.delete(id);
        const one = this.#found(id);
        const doneBytes = how === 'kept' ? (one?.sizeBytes ?? 0) : (one?.doneBytes ?? 0);
        this.#changeOne(id, { state: how, doneBytes });
      },
    };
  }

  #hear(message: Ctl<'helper'>): void {
    if (message.kind === 'clipboard.put-there') {
      this.#change((state) => ({ ...state, put: 'done' }));
    } else if (message.kind === 'clipboard.text') {
      this.#takeText(message.number, message.text);
    } else if (message.kind === 'clipboard.refused') {
      const way = message.number === this.#fetching ? 'fetch' : 'put';
      this.#change((state) => ({ ...state, [way]: message.code }));
    } else if (message.kind === 'files.choosing') {
      this.#change((state) => ({ ...state, choosing: message.state }));
    }
  }

  /** Nobody sends a text that was not asked for. */
  #takeText(number: number, text: string): void {
    if (number === this.#fetching) this.#change((state) => ({ ...state, fetch: 'done', fetched: text }));
    else this.#line?.ports.alarm('message.unasked');
  }

  #say(message: Ctl<'console'>): void {
    this.#line?.ports.line.say(message);
  }

  #nextNumber(): number {
    this.#asked += 1;
    return this.#asked;
  }

  #add(transfer: Omit<Transfer, 'id' | 'doneBytes'>): number {
    this.#count += 1;
    const id = this.#count;
    this.#change((state) => withTransfer(state, { id, doneBytes: 0, ...transfer }));
    return id;
  }

  #found(id: number): Transfer | undefined {
    return this.#state.value.transfers.find((one) => one.id === id);
  }

  #changeOne(id: number, next: Partial<Transfer>): void {
    this.#change((state) => changeTransfer(state, id, next));
  }

  #change(by: (state: ExchangeState) => ExchangeState): void {
    this.#state.next(by(this.#state.value));
  }
}

function isLiveIn(state: ScreenState | null, capability: Parameters<typeof isLive>[1]): boolean {
  return state !== null && isLive(state, capability);
}

/** `null` for a file that cannot be read any more. */
async function hashOf(file: File): Promise<AttachmentHash | null> {
  try {
    return attachmentHash.parse(await sha256Of(new Uint8Array(await file.arrayBuffer())));
  } catch {
    // It was moved, or its disk was taken away, since it was chosen.
    return null;
  }
}
