import { Fault } from '#contracts/fault.ts';
import { DATABASE_NAME } from '#platform/any/data-service/open-tables.ts';
import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import type { CollectionShape } from '#platform/any/data-service/rx-schema.ts';
import { rxSchemaOf, serviceCollections, windowCollections } from '#platform/any/data-service/rx-schema.ts';
import type { RxStorageInstance } from 'rxdb/plugins/core';
import { fillWithDefaultSettings, getChangedDocumentsSince, randomToken } from 'rxdb/plugins/core';

type Collection = RxStorageInstance<{ readonly id: string }, unknown, unknown>;

const ROWS_PER_SLICE = 500;

/** Copies all that a desk holds into a storage that is empty: what waits for the hub, the session, and the copy itself. */
export async function carryOver(from: DeskStorage, to: DeskStorage): Promise<void> {
  for (const shape of [...windowCollections, ...serviceCollections]) {
    const [source, target] = [await open(from, shape), await open(to, shape)];
    try {
      await copy(source, target);
    } finally {
      await Promise.all([source.close(), target.close()]);
    }
  }
}

/** Whether anything in there is not with the hub yet: a command, or a file. */
export async function holdsUnsent(storage: DeskStorage): Promise<boolean> {
  for (const shape of [...windowCollections, ...serviceCollections]) {
    if (shape.name !== 'outbox' && shape.name !== 'file') continue;
    const collection = await open(storage, shape);
    const { documents } = await getChangedDocumentsSince(collection, Number.MAX_SAFE_INTEGER);
    await collection.close();
    if (documents.some((row) => !row._deleted && isUnsent(row))) return true;
  }
  return false;
}

function isUnsent(row: object): boolean {
  return 'state' in row && ['waiting', 'refused', 'unsent'].some((state) => state === row.state);
}

async function open(storage: DeskStorage, shape: CollectionShape): Promise<Collection> {
  return storage.createStorageInstance<{ readonly id: string }>({
    databaseInstanceToken: randomToken(10),
    databaseName: DATABASE_NAME,
    collectionName: shape.name,
    schema: fillWithDefaultSettings(rxSchemaOf(shape)),
    options: {},
    multiInstance: false,
    devMode: false,
  });
}

async function copy(source: Collection, target: Collection): Promise<void> {
  for (let checkpoint: unknown; ;) {
    const page = await getChangedDocumentsSince(source, ROWS_PER_SLICE, checkpoint);
    if (page.documents.length === 0) return;
    ({ checkpoint } = page);
    const rows = page.documents.filter(({ _deleted }) => !_deleted).map((document) => ({ document }));
    const { error } = await target.bulkWrite(rows, 'carry-over');
    if (error.length > 0) {
      throw new Fault('storage.failed', 'What lay in the storage before could not be carried over.', {
        cause: error[0],
        details: { collection: source.collectionName },
      });
    }
  }
}
