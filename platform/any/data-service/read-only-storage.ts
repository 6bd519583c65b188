import { Fault } from '#contracts/fault.ts';
import type { RxStorage, RxStorageInstance } from 'rxdb/plugins/core';
import { RXDB_VERSION } from 'rxdb/plugins/core';
import type { Observable } from 'rxjs';
import { takeUntil } from 'rxjs';
import type { WindowStorageInstance } from './open-tables.ts';

/** The part of a collection that a window may use. */
type Readable = Pick<WindowStorageInstance, 'databaseName' | 'collectionName' | 'schema' | 'options' | 'internals'> &
  Pick<WindowStorageInstance, 'query' | 'count' | 'findDocumentsById' | 'changeStream'>;

/**
 * The collections of the desk as one window may use them: to read, and nothing else.
 *
 * @param readable Resolves to the open collections by name; windows may come before the storage is open.
 * @param left$ Emits when the window is gone: its subscriptions end.
 */
export function readOnlyStorage(
  readable: Promise<ReadonlyMap<string, WindowStorageInstance>>,
  left$: Observable<unknown>,
): RxStorage<unknown, unknown> {
  return {
    name: 'desk-read-only',
    rxdbVersion: RXDB_VERSION,
    createStorageInstance: async ({ collectionName }) => {
      const instance = (await readable).get(collectionName);
      if (instance === undefined) {
        throw new Fault('storage.not-for-windows', 'A window asked for a collection it may not read.', {
          details: { collection: collectionName.slice(0, 64) },
        });
      }
      // Rows of a collection are what its name says; the window names it by the same list.
      return readOnly(instance, left$) as unknown as never;
    },
  };
}

function readOnly(
  instance: WindowStorageInstance,
  left$: Observable<unknown>,
): RxStorageInstance<never, unknown, unknown> {
  const { databaseName, collectionName, schema, options, internals } = instance;
  const readable: Readable = {
    databaseName,
    collectionName,
    schema,
    options,
    internals,
    query: (prepared) => instance.query(prepared),
    count: (prepared) => instance.count(prepared),
    findDocumentsById: (ids, withDeleted) => instance.findDocumentsById(ids, withDeleted),
    changeStream: () => instance.changeStream().pipe(takeUntil(left$)),
  };
  return {
    ...readable,
    bulkWrite: refuseWrite,
    cleanup: refuseWrite,
    remove: refuseWrite,
    getAttachmentData: refuseWrite,
    close: async () => {},
  } as unknown as RxStorageInstance<never, unknown, unknown>;
}

async function refuseWrite(): Promise<never> {
  throw new Fault('storage.read-only', 'Windows read the desk and act by commands; they do not write.');
}
