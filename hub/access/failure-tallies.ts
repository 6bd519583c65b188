import type { Store } from '../store/store.ts';
import type { Tally, ThrottlePolicy } from './sign-in-throttle.rules.ts';
import { LONGEST_MEMORY_MS, waitLeftMs, withFailure } from './sign-in-throttle.rules.ts';
import { forgetTalliesBefore, forgetTally, readTally, replaceTally, takeOneBack } from './tally-rows.ts';

/** What failures are counted against. */
export interface Counted {
  /** Such as `sign-in mira 192.0.2.7`; kept as a hash. */
  readonly subject: string;
  readonly policy: ThrottlePolicy;
}

/** Who loses as many races for one row in a row is one of very many who try at once, and waits like the others. */
const MOST_RACES = 8;
const RACE_LOST_WAIT_MS = 2_000;

/**
 * Counts failures in the store, so that neither a restart nor a second hub process forgets them.
 *
 * A try is counted before it is made and taken back when it succeeds: of a hundred tries sent at the same moment only
 * as many are made as there are left.
 */
export function createFailureTallies({ store, nowMs }: { readonly store: Store; readonly nowMs: () => number }) {
  const { database } = store;

  /** Counts a try against all of `counted`. 0 when it may be made, otherwise the milliseconds to wait. */
  async function beginTry(counted: readonly Counted[]): Promise<number> {
    for (let race = 0; race < MOST_RACES; race += 1) {
      const now = nowMs();
      const tallies = await Promise.all(counted.map(({ subject }) => readTally(database, subject)));
      const waitMs = Math.max(...counted.map(({ policy }, index) => waitLeftMs(tallies[index] ?? null, policy, now)));
      if (waitMs > 0) return waitMs;
      if (await countAll(counted, tallies, now)) return 0;
    }
    return RACE_LOST_WAIT_MS;
  }

  /** False when somebody else counted in the meantime, so that what was read is no longer true. */
  async function countAll(counted: readonly Counted[], read: readonly (Tally | null)[], now: number): Promise<boolean> {
    for (const [index, { subject, policy }] of counted.entries()) {
      const tally = read[index] ?? null;
      if (await replaceTally(database, subject, tally, withFailure(tally, policy, now))) continue;
      await takeBack(counted.slice(0, index));
      return false;
    }
    return true;
  }

  /** The try succeeded: forgets all failures of the first subject, and this one try of the others. */
  async function succeed([own, ...others]: readonly [Counted, ...Counted[]]): Promise<void> {
    await forgetTally(database, own.subject);
    await takeBack(others);
  }

  /** The try was not made after all. */
  async function takeBack(counted: readonly Counted[]): Promise<void> {
    for (const { subject } of counted) await takeOneBack(database, subject);
  }

  /** Deletes what no policy remembers. */
  async function tidy(): Promise<void> {
    await forgetTalliesBefore(database, nowMs() - LONGEST_MEMORY_MS);
  }

  return { beginTry, succeed, takeBack, tidy };
}
export type FailureTallies = ReturnType<typeof createFailureTallies>;
