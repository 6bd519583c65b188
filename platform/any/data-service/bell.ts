/** Lets a loop sleep until there is something to do. A ring is kept for a sleeper who comes later, so none is missed. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring since it last resolved, or as soon as `signal` aborts. */
  heard(signal: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let ringing = Promise.withResolvers<void>();
  return {
    ring: () => ringing.resolve(),
    heard: async (signal) => {
      if (signal.aborted) return;
      const aborted = Promise.withResolvers<void>();
      const hearAbort = () => aborted.resolve();
      signal.addEventListener('abort', hearAbort, { once: true });
      await Promise.race([ringing.promise, aborted.promise]);
      // The signal is that of the whole service: it would keep a listener for each time that the bell rang.
      signal.removeEventListener('abort', hearAbort);
      ringing = Promise.withResolvers();
    },
  };
}
