import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after `delayMs`, or as soon as `signal` aborts. Up to 2^31 - 1 ms: Node fires longer timers at once. */
export async function sleep(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(delayMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
