import { Fault } from '#contracts/fault.ts';
import type { AgentId, IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import { answered, finished, keepConnection } from '#platform/browser/indexed-db.ts';
import type { Bytes } from '#platform/browser/recording/recording-file.ts';
import type { RecordingSeal } from '#platform/browser/recording/seal-recording.ts';

const DATABASE = 'deskbell-recordings';
const TAKES = 'takes';
/** By the take and the place of the piece. */
const PIECES = 'pieces';

/** One file of a recording that is being made, or was and is not on the ticket yet. */
export interface StoredTake {
  /** A UUIDv7: it becomes the id of the command that puts the file on the ticket, so that is done once. */
  readonly id: string;
  readonly session: SupportSessionId;
  readonly incident: IncidentId;
  readonly agent: AgentId;
  /** Of the file. */
  readonly name: string;
  /** To go on with after a crash; stored as the browser stores keys, which no page can read. */
  readonly seal: RecordingSeal;
  /** Its last piece is there. */
  readonly isClosed: boolean;
}

interface StoredPiece {
  readonly bytes: Bytes;
  /** Of the film up to its end. */
  readonly lengthMs: number;
}

/** Recordings on this device, each piece on the disk before the next one comes. */
export interface RecordingDatabase {
  readonly begin: (take: StoredTake, head: Bytes) => Promise<void>;
  /** Throws a `Fault` (`recording.no-room`) when the browser gives no more room. */
  readonly append: (id: string, number: number, bytes: Bytes, lengthMs: number) => Promise<void>;
  /** The last piece, and that it is the last, together. */
  readonly close: (take: StoredTake, number: number, bytes: Bytes, lengthMs: number) => Promise<void>;
  /** `null`: there is none, or no more. */
  readonly read: (id: string) => Promise<ReadTake | null>;
  readonly takesOf: (agent: AgentId) => Promise<readonly string[]>;
  readonly forget: (id: string) => Promise<void>;
  /** Nobody needs it for now. */
  readonly letGo: () => void;
}

export interface ReadTake {
  readonly take: StoredTake;
  /** As they stand in the file, after its header. */
  readonly pieces: readonly Bytes[];
  readonly lengthMs: number;
}

export function createRecordingDatabase(): RecordingDatabase {
  const { open, letGo } = keepConnection(DATABASE, (made) => {
    made.createObjectStore(TAKES, { keyPath: 'id' });
    made.createObjectStore(PIECES);
  });

  async function change(act: (takes: IDBObjectStore, pieces: IDBObjectStore) => void): Promise<void> {
    try {
      // Strict: what was recorded is on the disk, and not only on its way there, when the next second comes.
      const transaction = (await open()).transaction([TAKES, PIECES], 'readwrite', { durability: 'strict' });
      act(transaction.objectStore(TAKES), transaction.objectStore(PIECES));
      await finished(transaction);
    } catch (cause) {
      const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
      const code = isFull ? 'recording.no-room' : 'storage.failed';
      throw new Fault(code, 'A recording could not be written.', { cause });
    }
  }

  async function read(id: string): Promise<ReadTake | null> {
    const transaction = (await open()).transaction([TAKES, PIECES], 'readonly');
    const [take, stored] = await Promise.all([
      // Only this file writes there.
      answered(transaction.objectStore(TAKES).get(id)) as Promise<StoredTake | undefined>,
      answered(transaction.objectStore(PIECES).getAll(piecesOf(id))) as Promise<readonly StoredPiece[]>,
    ]);
    if (take === undefined) return null;
    return { take, pieces: stored.map(({ bytes }) => bytes), lengthMs: stored.at(-1)?.lengthMs ?? 0 };
  }

  return {
    begin: (take, head) =>
      change((takes, pieces) => {
        takes.put(take);
        pieces.put({ bytes: head, lengthMs: 0 } satisfies StoredPiece, [take.id, 0]);
      }),
    append: (id, number, bytes, lengthMs) =>
      change((_, pieces) => void pieces.put({ bytes, lengthMs } satisfies StoredPiece, [id, number])),
    close: (take, number, bytes, lengthMs) =>
      change((takes, pieces) => {
        pieces.put({ bytes, lengthMs } satisfies StoredPiece, [take.id, number]);
        takes.put({ ...take, isClosed: true });
      }),
    read,
    takesOf: async (agent) => {
      const takes = (await open()).transaction(TAKES, 'readonly').objectStore(TAKES);
      const all = (await answered(takes.getAll())) as readonly StoredTake[];
      return all.flatMap((take) => (take.agent === agent ? [take.id] : []));
    },
    forget: (id) =>
      change((takes, pieces) => {
        takes.delete(id);
        pieces.delete(piecesOf(id));
      }),
    letGo,
  };
}

function piecesOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}
