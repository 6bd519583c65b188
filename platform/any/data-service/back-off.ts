import type { Surroundings } from './hub-link.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Growing pauses between attempts, spread by chance so that a hub that comes back is not met by everyone at once. */
export interface BackOff {
  /** Longer each time; over at once when `wake` is called or the signal aborts. @param mostMs Where somebody waits for it. */
  pause(signal: AbortSignal, mostMs?: number): Promise<void>;
  readonly wake: () => void;
  /** After a success: the next pause is a short one again. */
  reset(): void;
}

export function createBackOff({ wait, chance }: Pick<Surroundings, 'wait' | 'chance'>): BackOff {
  let attempts = 0;
  let nap = new AbortController();
  return {
    pause: async (signal, mostMs = LONGEST_PAUSE_MS) => {
      const longestMs = Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS, mostMs);
      attempts += 1;
      nap = new AbortController();
      await wait(longestMs * (0.5 + chance() / 2), AbortSignal.any([nap.signal, signal]));
    },
    wake: () => nap.abort(),
    reset: () => {
      attempts = 0;
    },
  };
}
