import { setImmediate as nextTurn } from 'node:timers/promises';
import { seeded } from './seeded.ts';

/** Writes one row in a transaction that stays open for `holdMs` before it is committed. */
export type WriteSlowly = (serial: number, holdMs: number) => Promise<unknown>;
/** The rows after its own last place, as a poller sees them who moves on to the last place it saw. */
export type PollOnce = () => Promise<readonly string[]>;

export interface SlowWriting {
  readonly writers: number;
  readonly rows: number;
  readonly longestHoldMs: number;
  readonly seed: number;
}

/**
 * Lets writers commit in an order that chance decides while a poller reads without pause. Returns what the poller saw,
 * in the order in which it saw it, up to a last look when all is written.
 */
export async function pollWhileWritingSlowly(
  { writers, rows, longestHoldMs, seed }: SlowWriting,
  write: WriteSlowly,
  poll: PollOnce,
): Promise<readonly string[]> {
  const chance = seeded(seed);
  const waiting = Array.from({ length: rows }, (_, index) => ({ serial: index + 1, holdMs: chance() * longestHoldMs }));
  const writing = new AbortController();
  const seen: string[] = [];

  async function keepWriting(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await write(next.serial, next.holdMs);
  }
  async function keepPolling(): Promise<void> {
    while (!writing.signal.aborted) {
      seen.push(...(await poll()));
      // SQLite answers at once: without a turn of the event loop, the writers' timers would never come round.
      await nextTurn();
    }
    seen.push(...(await poll()));
  }

  const polling = keepPolling();
  try {
    await Promise.all(Array.from({ length: writers }, keepWriting));
  } finally {
    writing.abort();
    await polling;
  }
  return seen;
}
