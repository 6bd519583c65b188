import type { Surroundings } from './hub-link.ts';
import { letOthersRun } from './let-others-run.ts';

/** Tells work that nobody waits for when nobody waits for anything else. */
export interface Lull {
  /** A window has asked for something, and may want the next thing in a moment. */
  readonly asked: () => void;
  /** Resolves when windows have been silent for a moment, or have asked on and on; never in the same turn. */
  readonly comes: () => Promise<void>;
}

/** A page that is being built asks again within so long. */
const SILENCE_MS = 400;
/** Who asks on and on is interrupted so often. */
const PATIENCE_MS = 2_000;
/** Where no window asks for anything by then, as in an app that starts without one, a start is over. */
const START_MS = 5_000;

/** Begins with a start: there is no lull before the first window has what it shows first. */
export function createLull({ wait }: Pick<Surroundings, 'wait'>, signal: AbortSignal): Lull {
  const asked = { times: 0 };
  let noise: Promise<void> | null = untilOver(untilStarted);

  async function untilStarted(): Promise<void> {
    for (let waitedMs = 0; waitedMs < START_MS && asked.times === 0 && !signal.aborted; waitedMs += SILENCE_MS) {
      await wait(SILENCE_MS, signal);
    }
    await untilSilent();
  }

  async function untilSilent(): Promise<void> {
    let heard = -1;
    for (let waitedMs = 0; waitedMs < PATIENCE_MS && heard !== asked.times && !signal.aborted; waitedMs += SILENCE_MS) {
      heard = asked.times;
      await wait(SILENCE_MS, signal);
    }
  }

  async function untilOver(silence: () => Promise<void>): Promise<void> {
    await silence();
    noise = null;
  }

  return {
    asked: () => {
      asked.times += 1;
      noise ??= untilOver(untilSilent);
    },
    comes: async () => {
      await (noise ?? letOthersRun());
    },
  };
}
