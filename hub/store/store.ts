import type { Kysely, Transaction } from 'kysely';
import type { RecordRow, Tables } from './tables.ts';

/** A transaction on the store. Anything that reads through `StoreReader` works in one as well. */
export type StoreTransaction = Transaction<Tables>;
export type StoreReader = Kysely<Tables>;

/** Of ASCII: PostgreSQL takes less than 8,000 bytes in one notification. */
export const NOTICE_CHARACTERS = 7_500;

export type EngineName = 'sqlite' | 'postgres';

/** Where the hub keeps everything: records, journal, feed, answers, and the tables of its other rooms. */
export interface Store {
  readonly engine: EngineName;
  /** For reading, and for writes of a single statement. */
  readonly database: StoreReader;
  /** Commits what `work` wrote when it returns and undoes all of it when it throws. Does not retry. */
  transaction<Value>(work: (tx: StoreTransaction) => Promise<Value>): Promise<Value>;
  /** The records that exist of `ids`, held against other writers until the transaction ends. */
  lockRecords(tx: StoreTransaction, ids: readonly string[]): Promise<readonly RecordRow[]>;
  /**
   * The first of `count` successive places in the feed. Call it last before writing the feed: from here to the end of
   * the transaction nobody else takes a place, so that places become visible in their own order and no reader whose
   * cursor has passed one ever misses an earlier one. When the transaction commits, `onChanged` listeners are called.
   */
  takePlaces(tx: StoreTransaction, count: number): Promise<number>;
  /** True when another transaction got in the way and the same work, begun anew, may succeed. */
  isWorthRetrying(error: unknown): boolean;
  /** True when there was no room left on the disk for what was to be written. */
  isOutOfRoom(error: unknown): boolean;
  /** True when the store itself failed, and not the work that was using it. */
  isStoreFailure(error: unknown): boolean;
  /**
   * Calls `listener` after the feed has grown, in this process or in another one on the same database. It may be called
   * once for several changes, and now and then for none: read the feed to know. Returns a function that ends it.
   */
  onChanged(listener: () => void): () => void;
  /**
   * Tells the other hub processes on the same database something small and passing, of at most `NOTICE_CHARACTERS`. It may
   * get lost, and it is not told in this process.
   */
  tellOthers(notice: string): Promise<void>;
  /** Calls `listener` with what other processes tell. Returns a function that ends it. */
  onTold(listener: (notice: string) => void): () => void;
  /** Ends all connections; once closed, closing again does nothing. */
  close(): Promise<void>;
}
