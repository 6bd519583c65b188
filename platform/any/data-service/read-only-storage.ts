import { Fault } from '#contracts/fault.ts';
import type { RxStorage, RxStorageInstance } from 'rxdb/plugins/core';
import { RXDB_VERSION } from 'rxdb/plugins/core';
import type { Observable } from 'rxjs';
import { takeUntil } from 'rxjs';
import type { WindowStorageInstance } from './open-tables.ts';

/** The part of a collection that a window may use. */
type Readable = Pick<WindowStorageInstance, 'databaseName' | 'collectionName' | 'schema' | 'options' | 'internals'> &
  Pick<WindowStorageInstance, 'query' | 'count' | 'findDocumentsById' | 'changeStream'>;

export interface ReadOnlyPorts {
  /** Resolves to the open collections by name; windows may come before the storage is open. */
  readonly readable: Promise<ReadonlyMap<string, WindowStorageInstance>>;
  /** Emits when the window is gone: its subscriptions end. */
  readonly left$: Observable<unknown>;
  /** What could not be read: the window is told as well, but only here something can be done about a damaged file. */
  readonly reportFault: (error: unknown) => void;
}

/** The collections of the desk as one window may use them: to read, and nothing else. */
export function readOnlyStorage(ports: ReadOnlyPorts): RxStorage<unknown, unknown> {
  return {
    name: 'desk-read-only',
    rxdbVersion: RXDB_VERSION,
    createStorageInstance: async ({ collectionName }) => {
      const instance = (await ports.readable).get(collectionName);
      if (instance === undefined) {
        throw new Fault('storage.not-for-windows', 'A window asked for a collection it may not read.', {
          details: { collection: collectionName.slice(0, 64) },
        });
      }
      // Rows of a collection are what its name says; the window names it by the same list.
      return readOnly(instance, ports) as unknown as never;
    },
  };
}

function readOnly(
  instance: WindowStorageInstance,
  { left$, reportFault }: ReadOnlyPorts,
): RxStorageInstance<never, unknown, unknown> {
  const { databaseName, collectionName, schema, options, internals } = instance;
  async function reported<Answer>(read: () => Promise<Answer>): Promise<Answer> {
    try {
      return await read();
    } catch (error) {
      reportFault(error);
      throw error;
    }
  }

  const readable: Readable = {
    databaseName,
    collectionName,
    schema,
    options,
    internals,
    query: (prepared) => reported(() => instance.query(prepared)),
    count: (prepared) => reported(() => instance.count(prepared)),
    findDocumentsById: (ids, withDeleted) => reported(() => instance.findDocumentsById(ids, withDeleted)),
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
