/** How much of one kind of work is done at once, and how much may wait for its turn. */
export interface TurnsOptions {
  readonly atOnce: number;
  readonly mostWaiting: number;
}

/** Lets work that is dear in memory or processor in one piece after the other, and turns away what would wait too long. */
export function createTurns({ atOnce, mostWaiting }: TurnsOptions) {
  const waiting: (() => void)[] = [];
  let running = 0;

  /** Does the work when its turn comes; `null` when too many wait already. */
  async function take<Value>(work: () => Promise<Value>): Promise<{ readonly value: Value } | null> {
    if (running === atOnce && waiting.length >= mostWaiting) return null;
    if (running === atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return { value: await work() };
    } finally {
      // A turn is handed on, not given back: nobody who comes now gets in before those who wait.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return { take };
}
