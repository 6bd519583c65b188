import type { BulkWriteRow, RxDocumentData, RxStorage, RxStorageInstance } from 'rxdb/plugins/core';

type AnyInstance = RxStorageInstance<never, unknown, unknown>;

/** What one collection gets in a transaction over several. */
export type TogetherWrite =
  /** As in `bulkWrite`, with an event for each. A conflict fails all of the transaction: only one writer writes so. */
  | { readonly instance: AnyInstance; readonly rows: readonly BulkWriteRow<never>[] }
  /** Whatever stands there already. No event tells of them, because they are too many; see `tellOfMuch`. */
  | { readonly instance: AnyInstance; readonly documents: readonly RxDocumentData<never>[] };

export interface HowTogether {
  /** For those who hear of it; see RxDB's `bulkWrite`. */
  readonly context: string;
  /** Whoever writes it would write it again, if it was lost. */
  readonly isRepeatable: boolean;
  /** More that is repeatable follows at once: until that, or anything else, is written, it need not outlive the process. */
  readonly isContinued?: boolean;
}

/**
 * What a storage may offer beyond RxDB's interface, which knows one collection at a time. Who uses it does without where a
 * storage does not offer it.
 */
export interface WritesTogether {
  /**
   * All or nothing, over collections of one database. Events are emitted after the commit and before it resolves. On the
   * disk by then; but what is repeatable only when something is written after it that is not: writes reach the disk in
   * their order, so if the power goes, all that is lost is from one point on.
   */
  readonly writeTogether: (writes: readonly TogetherWrite[], how: HowTogether) => Promise<void>;
  /** Emits an event without rows on each: whoever follows them asks anew. */
  readonly tellOfMuch: (instances: readonly AnyInstance[]) => void;
}

/** RxDB's interface, and more where there is more. */
export type StorageThatMayWriteTogether = RxStorage<unknown, unknown> & Partial<WritesTogether>;
