/** Wakes whoever rests. A ring while nobody rests is not lost: the next rest ends at once. */
export interface Bell {
  readonly ring: () => void;
  /** Resolves after `delayMs`, when `signal` aborts, or when the bell rings. */
  readonly rest: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** For whoever has nothing to do: only the bell ends such a rest. */
export const LONG_REST_MS = 3_600_000;

export function createBell(sleep: (delayMs: number, signal: AbortSignal) => Promise<void>): Bell {
  let hasRung = false;
  let resting = new AbortController();
  return {
    ring: () => {
      hasRung = true;
      resting.abort();
    },
    rest: async (delayMs, signal) => {
      if (!hasRung) {
        resting = new AbortController();
        await sleep(delayMs, AbortSignal.any([resting.signal, signal]));
      }
      hasRung = false;
    },
  };
}
