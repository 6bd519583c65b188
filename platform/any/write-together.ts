import type { BulkWriteRow, RxDocumentData, RxStorage, RxStorageInstance } from 'rxdb/plugins/core';

type AnyInstance = RxStorageInstance<never, unknown, unknown>;

/** What one collection gets in a transaction over several. */
export type TogetherWrite =
  /** As in `bulkWrite`, with an event for each. A conflict fails all of the transaction: only one writer writes so. */
  | { readonly instance: AnyInstance; readonly rows: readonly BulkWriteRow<never>[] }
  /** Whatever stands there already. No event tells of them, because they are too many; see `tellOfMuch`. */
  | { readonly instance: AnyInstance; readonly documents: readonly RxDocumentData<never>[] };

/**
 * What a storage may offer beyond RxDB's interface, which knows one collection at a time. Who uses it does without where a
 * storage does not offer it.
 */
export interface WritesTogether {
  /**
   * All or nothing, over collections of one database. Events are emitted after the commit and before it resolves. On the
   * disk by then; but where there are documents alone, and no rows, only when something else is written after them.
   */
  readonly writeTogether: (writes: readonly TogetherWrite[], context: string) => Promise<void>;
  /** Emits an event without rows on each: whoever follows them asks anew. */
  readonly tellOfMuch: (instances: readonly AnyInstance[]) => void;
}

/** RxDB's interface, and more where there is more. */
export type StorageThatMayWriteTogether = RxStorage<unknown, unknown> & Partial<WritesTogether>;
