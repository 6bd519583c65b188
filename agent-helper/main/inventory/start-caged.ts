import type { Readable } from 'node:stream';
import type { InventoryCall } from './inventory-calls.ts';

/** A process that answers one call. Nobody trusts it: whoever started it decides how long it lives. */
export interface CagedCall {
  /** What it writes. */
  readonly output: Readable;
  /** Its exit code, once it has ended and all its output was read; `null` when it was ended or could not begin. */
  readonly exit: Promise<number | null>;
  /** Ends it and whatever it has left running. May be called at any time, and more than once. */
  readonly kill: () => void;
}

/**
 * Starts a process of its own for one call; never throws, a process that cannot begin exits with `null`. Under Node it
 * is another Node (`spawn-caged.ts`); Electron's program is none, so the app's main process forks one there.
 */
export type StartCaged = (call: InventoryCall) => CagedCall;
