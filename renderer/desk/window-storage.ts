import { DATABASE_NAME } from '#platform/any/data-service/open-tables.ts';
import type { RxStorage } from 'rxdb/plugins/core';
import { INTERNAL_STORAGE_NAME, RXDB_VERSION, randomToken } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { MessageFromRemote, MessageToRemote } from 'rxdb/plugins/storage-remote';
import { getRxStorageRemote } from 'rxdb/plugins/storage-remote';
import type { Observable } from 'rxjs';

/**
 * A window's storage: the desk's collections lie in the data service and are read over the port. Only what RxDB notes
 * about its own database stays here and goes with the window, because the service takes no writes.
 */
export function windowStorage(
  messages$: Observable<MessageFromRemote>,
  send: (message: MessageToRemote) => void,
): RxStorage<unknown, unknown> {
  const memory = getRxStorageMemory();
  const remote = getRxStorageRemote({
    identifier: `${DATABASE_NAME}-${randomToken(10)}`,
    messageChannelCreator: async () => ({ messages$, send, close: async () => {} }),
  });
  return {
    name: 'desk-window',
    rxdbVersion: RXDB_VERSION,
    createStorageInstance: (params) =>
      params.collectionName === INTERNAL_STORAGE_NAME
        ? memory.createStorageInstance({ ...params, options: {} })
        : remote.createStorageInstance(params),
  };
}
