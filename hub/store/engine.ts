import type { Kysely } from 'kysely';
import type { ChangeSignal } from './change-signal.ts';
import type { Notices } from './notices.ts';
import type { EngineName, StoreTransaction } from './store.ts';
import type { RecordRow, Tables } from './tables.ts';

/** What SQLite and PostgreSQL cannot do in the same words. Everything else is written once, in Kysely. */
export interface Engine {
  readonly name: EngineName;
  readonly database: Kysely<Tables>;
  lockMigrations(tx: StoreTransaction): Promise<void>;
  lockRecords(tx: StoreTransaction, ids: readonly string[]): Promise<readonly RecordRow[]>;
  takePlaces(tx: StoreTransaction, count: number): Promise<number>;
  isWorthRetrying(error: unknown): boolean;
  isOutOfRoom(error: unknown): boolean;
  /** Changes of this and of other processes. */
  readonly changed: ChangeSignal;
  /** What processes tell each other in passing. */
  readonly notices: Notices;
  close(): Promise<void>;
}
