import { epochMs } from '#domain/kernel/fields.ts';
import type { RecordingKey } from '#domain/recording/recording-key.record.ts';
import type { RecordStream, StreamRecorder } from '#platform/browser/recording/record-stream.ts';
import type { Bytes } from '#platform/browser/recording/recording-file.ts';
import { beginSeal, sealFilm, sealHead, sealTail } from '#platform/browser/recording/seal-recording.ts';
import type { RecordingDatabase, StoredTake } from './recording-database.ts';

/** Whose it is, and what it is about. */
export type TakeAbout = Pick<StoredTake, 'id' | 'session' | 'incident' | 'agent'>;

export interface TakePorts {
  readonly database: Pick<RecordingDatabase, 'begin' | 'append' | 'close'>;
  readonly record: RecordStream;
  /** By the hub's clock. */
  readonly nowMs: () => number;
  /** Of a clock that only goes forward. */
  readonly steadyMs: () => number;
  /** It is as large as a file of a ticket may be, or nearly. Once. */
  readonly onFull: () => void;
  /** Nothing more of it can be recorded or kept. */
  readonly onEnded: (error: unknown) => void;
}

/** One file of a recording, from its first frame to its last. */
export interface RecordingTake {
  readonly id: string;
  readonly pause: (isPaused: boolean) => void;
  readonly lengthMs: () => number;
  /** Ends it. Resolves when its last piece is on the disk of this device. */
  readonly stop: () => Promise<void>;
}

/** A ticket takes files of 25 MiB; what is recorded until the next one has begun has room in the rest. */
const FULL_AT_BYTES = 22 * 1024 * 1024;

/** Begins to record a stream. Throws where the key is broken, or nothing can be written. */
export async function beginTake(
  about: TakeAbout,
  { key, stream, format }: { readonly key: RecordingKey; readonly stream: MediaStream; readonly format: string },
  ports: TakePorts,
): Promise<RecordingTake> {
  const seal = await beginSeal(key);
  const startedAtMs = epochMs.parse(Math.round(ports.nowMs()));
  const { session, incident, agent } = about;
  const take: StoredTake = { ...about, name: nameAt(startedAtMs), seal, isClosed: false };
  await ports.database.begin(take, await sealHead(seal, { session, incident, agent, startedAtMs, mediaType: format }));
  return new Take(take, stream, format, ports);
}

class Take implements RecordingTake {
  readonly id: string;
  readonly #take: StoredTake;
  readonly #ports: TakePorts;
  readonly #recorder: StreamRecorder;
  /** Pieces are sealed and written one after the other. */
  #turn: Promise<void> = Promise.resolve();
  #number = 1;
  #bytes = 0;
  #ranMs = 0;
  #runningSinceMs: number | null;
  #hasFailed = false;

  constructor(take: StoredTake, stream: MediaStream, format: string, ports: TakePorts) {
    this.id = take.id;
    this.#take = take;
    this.#ports = ports;
    this.#runningSinceMs = ports.steadyMs();
    this.#recorder = ports.record(stream, format, {
      onFilm: (film) => this.#write(film),
      onEnded: () => this.#fail(null),
    });
  }

  readonly lengthMs = (): number =>
    this.#ranMs + (this.#runningSinceMs === null ? 0 : this.#ports.steadyMs() - this.#runningSinceMs);

  readonly pause = (isPaused: boolean): void => {
    if (isPaused === (this.#runningSinceMs === null)) return;
    this.#recorder.pause(isPaused);
    this.#ranMs = this.lengthMs();
    this.#runningSinceMs = isPaused ? null : this.#ports.steadyMs();
  };

  readonly stop = async (): Promise<void> => {
    this.#ranMs = this.lengthMs();
    this.#runningSinceMs = null;
    await this.#recorder.stop();
    await this.#turn;
    // What could not be written is given its end when it is put on the ticket.
    if (this.#hasFailed) return;
    const lengthMs = this.lengthMs();
    const tail = await sealTail(this.#take.seal, this.#number, { lengthMs: Math.round(lengthMs), isCutShort: false });
    await this.#ports.database.close(this.#take, this.#number, tail, lengthMs);
  };

  #write(film: Bytes): void {
    const lengthMs = this.lengthMs();
    this.#turn = this.#turn.then(() => this.#append(film, lengthMs)).catch((error: unknown) => this.#fail(error));
  }

  async #append(film: Bytes, lengthMs: number): Promise<void> {
    // A film with a hole in it cannot be played.
    if (this.#hasFailed) return;
    const piece = await sealFilm(this.#take.seal, this.#number, film);
    await this.#ports.database.append(this.id, this.#number, piece, lengthMs);
    this.#number += 1;
    const wasFull = this.#bytes >= FULL_AT_BYTES;
    this.#bytes += piece.length;
    if (!wasFull && this.#bytes >= FULL_AT_BYTES) this.#ports.onFull();
  }

  #fail(error: unknown): void {
    if (this.#hasFailed) return;
    this.#hasFailed = error !== null;
    this.#ports.onEnded(error);
  }
}

/** Sorts by time on a ticket, and says nothing of anybody. */
function nameAt(atMs: number): string {
  const [day, time] = new Date(atMs).toISOString().slice(0, 19).split('T') as [string, string];
  return `recording-${day}-${time.replaceAll(':', '')}.deskbell-recording`;
}
