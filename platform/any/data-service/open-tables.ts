import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import type { RxStorageInstance } from 'rxdb/plugins/core';
import { fillWithDefaultSettings, randomToken } from 'rxdb/plugins/core';
import type { StorageThatMayWriteTogether, WritesTogether } from '../write-together.ts';
import type { CollectionShape, DraftRow, FileRow, KeepRow, MasterRow, ReferenceRow } from './rx-schema.ts';
import { rxSchemaOf, serviceCollections, windowCollections } from './rx-schema.ts';
import type { Row, Table } from './table.ts';
import { tableOver } from './table.ts';

/** Fixed: a profile has one desk, and no window names another. */
export const DATABASE_NAME = 'deskbell';

export type DeskStorage = StorageThatMayWriteTogether;
export type WindowStorageInstance = RxStorageInstance<Row, unknown, unknown>;

export interface DeskTables {
  /** Of the `own` shelf and the journal, by record name. */
  readonly own: ReadonlyMap<string, Table<DeskRecord>>;
  readonly reference: Table<ReferenceRow>;
  readonly outbox: Table<OutboxEntry>;
  readonly master: Table<MasterRow>;
  readonly keep: Table<KeepRow>;
  readonly file: Table<FileRow>;
  readonly draft: Table<DraftRow>;
  /** What windows read, by collection name. */
  readonly readable: ReadonlyMap<string, WindowStorageInstance>;
  /** Several tables in one transaction; `null` where the storage knows one at a time. */
  readonly together: Pick<WritesTogether, 'writeTogether'> | null;
  /** Windows ask anew for what they show of records of these names; where rows tell of themselves, nothing happens. */
  readonly tellOfMuch: (records: ReadonlySet<string>) => void;
  close(): Promise<void>;
}

/**
 * Opens the collections of the desk in the storage handed in.
 *
 * They are storage instances without RxDB's collections over them: nothing is queried live here, RxDB counts
 * collections per realm (13 are free), and its check of stored schemas would turn every added field into a new version.
 */
export async function openTables(storage: DeskStorage): Promise<DeskTables> {
  const token = randomToken(10);

  async function open(shape: CollectionShape): Promise<WindowStorageInstance> {
    return storage.createStorageInstance<Row>({
      databaseInstanceToken: token,
      databaseName: DATABASE_NAME,
      collectionName: shape.name,
      schema: fillWithDefaultSettings(rxSchemaOf<Row>(shape)),
      options: {},
      multiInstance: false,
      devMode: false,
    });
  }

  const shapes = [...windowCollections, ...serviceCollections];
  const opened = new Map(await Promise.all(shapes.map(async (shape) => [shape.name, await open(shape)] as const)));
  const special = new Set(['reference', 'outbox', 'master', 'keep', 'file', 'draft']);

  function table<Kept extends Row>(name: string): Table<Kept> {
    // Every row of a collection went through the Zod schema that its name stands for.
    return tableOver(opened.get(name) as unknown as RxStorageInstance<Kept, unknown, unknown>, token);
  }

  const readable = new Map(windowCollections.map(({ name }) => [name, opened.get(name)!]));
  return {
    own: new Map([...opened.keys()].filter((name) => !special.has(name)).map((name) => [name, table(name)])),
    reference: table('reference'),
    outbox: table('outbox'),
    master: table('master'),
    keep: table('keep'),
    file: table('file'),
    draft: table('draft'),
    readable,
    together: togetherOn(storage),
    tellOfMuch: (records) => {
      const names = new Set([...records].map((record) => (readable.has(record) ? record : 'reference')));
      storage.tellOfMuch?.([...names].map((name) => anyOf(readable.get(name)!)));
    },
    close: async () => {
      await Promise.all([...opened.values()].map((instance) => instance.close()));
    },
  };
}

function togetherOn({ writeTogether }: DeskStorage): DeskTables['together'] {
  return writeTogether === undefined ? null : { writeTogether };
}

/** What can be done to every collection alike does not ask which rows it holds. */
function anyOf(instance: WindowStorageInstance) {
  return instance as unknown as RxStorageInstance<never, unknown, unknown>;
}
