import { Fault } from '#contracts/fault.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { BlobStore } from '#platform/any/attachment/blob-store.ts';
import { finished, openIndexedDb } from '../indexed-db.ts';

const STORE = 'files';

/**
 * Files by their hash in a database of this browser profile. IndexedDB and not the origin's private files: those are
 * missing on pages that came over a plain address of the house. Throws a `Fault` (`storage.failed`).
 *
 * @param name Of the database; the console and the portal keep theirs apart.
 */
export function createBlobDatabase(name: string): BlobStore {
  let opened: Promise<IDBDatabase> | null = null;

  async function act<Value>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Value>) {
    try {
      opened ??= open(name);
      const database = await opened;
      // Strict: resolved means that it is on the disk, not only on its way there.
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(STORE));
      await finished(transaction);
      return request.result;
    } catch (cause) {
      opened = null;
      throw new Fault('storage.failed', 'The storage of this browser failed.', { cause, details: { store: name } });
    }
  }

  return {
    put: async (sha256, bytes) => {
      await act('readwrite', (store) => store.put(bytes, sha256));
    },
    get: async (sha256) => {
      const bytes: unknown = await act('readonly', (store) => store.get(sha256));
      // Only `put` writes here.
      return bytes === undefined ? null : (bytes as Uint8Array<ArrayBuffer>);
    },
    remove: async (sha256) => {
      await act('readwrite', (store) => store.delete(sha256));
    },
    list: async () => {
      const keys = await act('readonly', (store) => store.getAllKeys());
      return keys as AttachmentHash[];
    },
  };
}

function open(name: string): Promise<IDBDatabase> {
  return openIndexedDb(name, (database) => void database.createObjectStore(STORE));
}
