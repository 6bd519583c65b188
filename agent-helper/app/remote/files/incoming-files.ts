import type { OfferedFile } from '#contracts/helper-exchange.ts';
import type { FileStop } from '#contracts/remote-session/file-messages.ts';
import { Fault } from '#contracts/fault.ts';
import { CHUNK_BYTES } from '#domain/remote-control/file-transfer.rules.ts';
import { reasonOf } from '#platform/node/replace-file.ts';
import type { ArrivingPart } from './arriving-part.ts';
import { hasRoom, openArrivingPart } from './arriving-part.ts';
import type { BoardedFile } from './exchange-board.ts';
import { landFile } from './land-file.ts';

export interface IncomingFilesPorts {
  /** Where parts lie until they are whole; nobody else's. */
  readonly partsFolder: string;
  /** Where the person finds what has come. */
  readonly folder: () => string;
  readonly board: (offer: OfferedFile, cancel: () => void) => BoardedFile;
  readonly cancel: (transfer: number) => void;
  /** It has come, whole. */
  readonly onKept: (file: OfferedFile) => void;
  readonly onUse: () => void;
  readonly mayBegin: () => boolean;
  /** Asked before each chunk of what has begun. */
  readonly mayGoOn: () => boolean;
  readonly reportFault: (error: unknown) => void;
}

interface Coming {
  readonly offer: OfferedFile;
  readonly part: ArrivingPart;
  readonly boarded: BoardedFile;
  path: string | null;
}

/** What the system says of a disk that has no room. */
const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Files on their way to this computer, over one link. Each is named by the number under which it was offered. */
export class IncomingFiles {
  readonly #ports: IncomingFilesPorts;
  readonly #coming = new Map<number, Coming>();

  constructor(ports: IncomingFilesPorts) {
    this.#ports = ports;
  }

  /** `null`: it may come, and its part is open. */
  async take(offer: OfferedFile): Promise<FileStop | null> {
    const isUnderWay = [...this.#coming.values()].some((one) => one.offer.sha256 === offer.sha256);
    if (!this.#ports.mayBegin() || isUnderWay || this.#coming.has(offer.transfer)) return 'file.refused';
    return await this.#told(() => this.#open(offer));
  }

  /** Of a file that was taken. Throws `file.unknown` for any other. */
  part(transfer: number): ArrivingPart {
    return this.#found(transfer).part;
  }

  async append(transfer: number, chunk: Uint8Array): Promise<FileStop | null> {
    if (!this.#ports.mayGoOn()) return 'file.refused';
    this.#ports.onUse();
    const { part } = this.#found(transfer);
    return await this.#told(async () => {
      await part.append(chunk);
      return null;
    });
  }

  /** It becomes a file of the person's. */
  async keep(transfer: number): Promise<FileStop | null> {
    const one = this.#found(transfer);
    return await this.#told(async () => {
      // By its own reading, and not by what a page said.
      if ((await one.part.sha256()) !== one.offer.sha256) return 'file.hash-differs';
      one.path = await landFile(one.part.path, this.#ports.folder(), one.offer.name);
      this.#ports.onKept(one.offer);
      return null;
    });
  }

  moved(transfer: number, bytes: number): void {
    this.#coming.get(transfer)?.boarded.moved(bytes);
  }

  ended(transfer: number, how: 'kept' | FileStop): void {
    const one = this.#coming.get(transfer);
    if (one === undefined) return;
    this.#coming.delete(transfer);
    one.part.close().catch(this.#ports.reportFault);
    if (how === 'kept') one.boarded.kept(one.path);
    else one.boarded.ended(how);
  }

  /** None goes on. */
  stop(): void {
    for (const transfer of this.#coming.keys()) this.#ports.cancel(transfer);
  }

  /** The link is over. What is there of each file stays, to be gone on from. */
  async close(): Promise<void> {
    const left = [...this.#coming.values()];
    this.#coming.clear();
    for (const { part, boarded, path } of left) {
      await part.close().catch(this.#ports.reportFault);
      if (path === null) boarded.ended('file.cancelled');
      else boarded.kept(path);
    }
  }

  async #open(offer: OfferedFile): Promise<FileStop | null> {
    const part = await openArrivingPart(this.#ports.partsFolder, offer);
    const thereBytes = Math.min((await part.chunks()) * CHUNK_BYTES, offer.sizeBytes);
    if (!(await hasRoom(this.#ports.partsFolder, offer.sizeBytes - thereBytes))) {
      await part.close();
      return 'file.no-room';
    }
    const boarded = this.#ports.board(offer, () => this.#ports.cancel(offer.transfer));
    this.#coming.set(offer.transfer, { offer, part, boarded, path: null });
    return null;
  }

  /** What a disk says is no fault of the program's where it is full: that is for people. */
  async #told(act: () => Promise<FileStop | null>): Promise<FileStop | null> {
    try {
      return await act();
    } catch (error) {
      if (full.has(reasonOf(error))) return 'file.no-room';
      this.#ports.reportFault(error);
      return 'file.not-written';
    }
  }

  #found(transfer: number): Coming {
    const one = this.#coming.get(transfer);
    if (one === undefined) throw new Fault('file.unknown', 'No such file is on its way.', { details: { transfer } });
    return one;
  }
}
