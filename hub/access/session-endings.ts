import type { StoreTransaction } from '../store/store.ts';
import type { Holder } from './principals.ts';
import { deleteSession, deleteSessionsOf } from './session-rows.ts';
import type { SessionsPorts } from './sessions.ts';

/** How sessions are ended on purpose. What lives longer than a request hears of it at once (`onEnded`). */
export function createSessionEndings({ store, nowMs }: SessionsPorts) {
  const listeners = new Set<(id: string) => void>();

  function tell(id: string): void {
    for (const listener of listeners) listener(id);
  }

  /** Ends one session of `holder`. False when they have none of that id. */
  async function end(id: string, holder: Holder): Promise<boolean> {
    const isEnded = await deleteSession(store.database, id, holder);
    if (isEnded) tell(id);
    return isEnded;
  }

  /**
   * Does `work` and ends all sessions of `holder` but `kept` with it, both or neither. False, and nothing has happened,
   * when `work` says so.
   */
  async function endAllWith(
    work: (tx: StoreTransaction) => Promise<boolean>,
    holder: Holder,
    kept: string | null,
  ): Promise<boolean> {
    const ended = await store.transaction(async (tx) =>
      (await work(tx)) ? await deleteSessionsOf(tx, holder, kept, nowMs()) : null,
    );
    for (const id of ended ?? []) tell(id);
    return ended !== null;
  }

  /** Calls `listener` with the id of each session that is ended here. Returns a function that stops it. */
  function onEnded(listener: (id: string) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return { end, endAllWith, onEnded };
}
