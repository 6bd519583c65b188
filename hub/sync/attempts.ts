import type { Store, StoreTransaction } from '../store/store.ts';

/** Batches that get in each other's way finish in turn, so few meet twice; more than this is a fault of the store. */
const MOST_ATTEMPTS = 8;

/** Runs work in a transaction, and begins it anew where another transaction got in its way. */
export function createAttempts(store: Pick<Store, 'transaction' | 'isWorthRetrying'>) {
  return async <Value>(work: (tx: StoreTransaction) => Promise<Value>): Promise<Value> => {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await store.transaction(work);
      } catch (error) {
        if (attempts === MOST_ATTEMPTS || !store.isWorthRetrying(error)) throw error;
      }
    }
  };
}
