import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longer than this at a stretch, and whoever else asks the hub would notice. In milliseconds. */
const LONGEST_STRETCH_MS = 10;

/**
 * For long work on SQLite, which answers without ever going back to the event loop: returns what lets others have their
 * turn once the work has gone on for long enough.
 */
export function createBreather(): () => Promise<void> {
  let sinceMs = performance.now();
  return async () => {
    if (performance.now() - sinceMs < LONGEST_STRETCH_MS) return;
    await nextTurn();
    sinceMs = performance.now();
  };
}
