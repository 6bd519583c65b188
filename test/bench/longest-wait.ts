import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 10;

/**
 * The longest that a hub kept somebody waiting who asked for next to nothing while `work` went on, in milliseconds: as long
 * as its event loop was at something else.
 */
export async function longestWaitWhile(origin: string, work: () => Promise<unknown>): Promise<number> {
  const over = new AbortController();
  let longestMs = 0;
  const looking = (async () => {
    while (!over.signal.aborted) {
      const askedMs = performance.now();
      await (await fetch(`${origin}/healthz`)).text();
      longestMs = Math.max(longestMs, performance.now() - askedMs);
      await pause(LOOK_EVERY_MS);
    }
  })();
  try {
    await work();
  } finally {
    over.abort();
    await looking;
  }
  return longestMs;
}
