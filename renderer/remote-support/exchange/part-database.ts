import { Fault } from '#contracts/fault.ts';
import type { FileStop } from '#contracts/remote-session/file-messages.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { sha256Of } from '#platform/any/attachment/sha256.ts';
import type { FilePart } from '#platform/browser/file-transfer/receive-file.ts';
import type { KeptConnection } from '#platform/browser/indexed-db.ts';
import { answered, finished, keepConnection } from '#platform/browser/indexed-db.ts';

const DATABASE = 'deskbell-session-files';
/** Key: the hash of the whole and the place of the chunk. */
const CHUNKS = 'chunks';
/** When anything of a file was last written, by its hash. */
const TOUCHED = 'touched';
/** A part that nobody has gone on with for so long is not gone on with. */
const KEPT_FOR_MS = 3 * 24 * 3_600_000;
/** So many chunks are in memory at once while a file is put together: 16 MiB. */
const CHUNKS_AT_ONCE = 256;

/**
 * Parts of files that come to this browser, chunk by chunk. IndexedDB and not the origin's private files: those are missing on
 * pages that came over a plain address of the house, and there a chunk that is added costs as much as all before it.
 */
export interface PartDatabase {
  /** For one file; two transfers of the same file may not share it at once. */
  readonly part: (sha256: AttachmentHash) => FilePart;
  /** All of a file that has come. */
  readonly whole: (sha256: AttachmentHash) => Promise<Blob>;
  readonly forget: (sha256: AttachmentHash) => Promise<void>;
  /** Takes away what was left lying. */
  readonly sweep: (nowMs: number) => Promise<void>;
  /** Nobody needs it for now. */
  readonly letGo: () => void;
}

export function createPartDatabase(nowMs: () => number): PartDatabase {
  const { open, letGo } = toDatabase();

  async function read<Value>(store: string, ask: (from: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
    const transaction = (await open()).transaction(store, 'readonly');
    return await answered(ask(transaction.objectStore(store)));
  }

  async function change(act: (chunks: IDBObjectStore, touched: IDBObjectStore) => void): Promise<void> {
    const transaction = (await open()).transaction([CHUNKS, TOUCHED], 'readwrite', { durability: 'relaxed' });
    act(transaction.objectStore(CHUNKS), transaction.objectStore(TOUCHED));
    await finished(transaction);
  }

  async function whole(sha256: AttachmentHash): Promise<Blob> {
    const count = await read(CHUNKS, (store) => store.count(allOf(sha256)));
    const pieces: Blob[] = [];
    for (let from = 0; from < count; from += CHUNKS_AT_ONCE) {
      const range = IDBKeyRange.bound([sha256, from], [sha256, from + CHUNKS_AT_ONCE - 1]);
      // Only `append` writes there.
      const chunks = (await read(CHUNKS, (store) => store.getAll(range))) as Uint8Array<ArrayBuffer>[];
      pieces.push(new Blob(chunks));
    }
    return new Blob(pieces);
  }

  const forget = (sha256: AttachmentHash): Promise<void> =>
    change((chunks, touched) => {
      chunks.delete(allOf(sha256));
      touched.delete(sha256);
    });

  return {
    whole,
    forget,
    letGo,
    part: (sha256) => partOf(sha256, { read, change, whole, forget, nowMs }),
    sweep: async (atMs) => {
      const hashes = (await read(TOUCHED, (store) => store.getAllKeys())) as AttachmentHash[];
      for (const sha256 of hashes) {
        const touchedAtMs: unknown = await read(TOUCHED, (store) => store.get(sha256));
        if (typeof touchedAtMs !== 'number' || atMs - touchedAtMs > KEPT_FOR_MS) await forget(sha256);
      }
    },
  };
}

interface Stores extends Pick<PartDatabase, 'whole' | 'forget'> {
  readonly read: <Value>(store: string, ask: (from: IDBObjectStore) => IDBRequest<Value>) => Promise<Value>;
  readonly change: (act: (chunks: IDBObjectStore, touched: IDBObjectStore) => void) => Promise<void>;
  readonly nowMs: () => number;
}

function partOf(sha256: AttachmentHash, { read, change, whole, forget, nowMs }: Stores): FilePart {
  /** Counted once; this window alone adds to it. */
  let count: number | null = null;
  const chunks = async (): Promise<number> => (count ??= await read(CHUNKS, (store) => store.count(allOf(sha256))));
  return {
    chunks,
    read: async (index) => {
      const chunk: unknown = await read(CHUNKS, (store) => store.get([sha256, index]));
      if (!(chunk instanceof Uint8Array)) throw new Fault('storage.failed', 'A chunk of a file is missing.');
      return chunk.slice();
    },
    append: async (chunk) => {
      const index = await chunks();
      try {
        await change((stored, touched) => {
          stored.put(chunk.slice(), [sha256, index]);
          touched.put(nowMs(), sha256);
        });
      } catch (error) {
        return whyNotStored(error);
      }
      count = index + 1;
      return null;
    },
    sha256: async () => await sha256Of(new Uint8Array(await (await whole(sha256)).arrayBuffer())),
    forget: async () => {
      count = 0;
      await forget(sha256);
    },
    keep: async () => null,
  };
}

/** A browser says that it is full; anything else is a fault. */
function whyNotStored(error: unknown): FileStop {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'file.no-room';
  throw error;
}

function allOf(sha256: AttachmentHash): IDBKeyRange {
  return IDBKeyRange.bound([sha256], [sha256, []]);
}

function toDatabase(): KeptConnection {
  return keepConnection(DATABASE, (database) => {
    database.createObjectStore(CHUNKS);
    database.createObjectStore(TOUCHED);
  });
}
