/** A relay lets nobody in by credentials that are older than ten minutes (S9); the hub may be away for one time of asking. */
export const RENEW_RELAYS_EVERY_MS = 4 * 60_000;

export interface FreshRelaysPorts<Relay> {
  /** Asks the hub. None where it has none, or is not there to be asked. */
  readonly relays: () => Promise<readonly Relay[]>;
  readonly every: (everyMs: number, act: () => void) => () => void;
  readonly use: (relays: readonly Relay[]) => void;
}

/** Keeps a line able to go over a relay for as long as it lasts: it may lose its way at any time. @returns what stops it. */
export function keepRelaysFresh<Relay>({ relays, every, use }: FreshRelaysPorts<Relay>): () => void {
  let isOver = false;

  async function renew(): Promise<void> {
    // Those of before stay in use where the hub cannot be asked; it is asked again.
    const found = await relays().catch((): readonly Relay[] => []);
    if (found.length > 0 && !isOver) use(found);
  }

  const stop = every(RENEW_RELAYS_EVERY_MS, () => void renew());
  return () => {
    isOver = true;
    stop();
  };
}
