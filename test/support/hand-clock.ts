/** A clock that stands until it is moved on. */
export interface HandClock {
  readonly nowMs: () => number;
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** Moves on, past everything that falls due on the way, in order. */
  advance(forMs: number): void;
  /** How long those wait who wait now, in milliseconds from now; the shortest first. */
  due(): readonly number[];
}

interface Waiter {
  readonly atMs: number;
  readonly wake: () => void;
}

export function handClock(startMs: number): HandClock {
  let nowMs = startMs;
  const waiters = new Set<Waiter>();
  const inOrder = () => [...waiters].toSorted((a, b) => a.atMs - b.atMs);

  return {
    nowMs: () => nowMs,
    wait: async (delayMs, signal) => {
      if (signal.aborted || delayMs === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const waiter: Waiter = { atMs: nowMs + delayMs, wake: resolve };
      waiters.add(waiter);
      signal.addEventListener('abort', () => resolve(), { once: true });
      await promise;
      waiters.delete(waiter);
    },
    advance: (forMs) => {
      nowMs += forMs;
      for (const { atMs, wake } of inOrder()) if (atMs <= nowMs) wake();
    },
    due: () => inOrder().map(({ atMs }) => atMs - nowMs),
  };
}
