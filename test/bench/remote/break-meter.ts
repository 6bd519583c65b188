import { setTimeout as delay } from 'node:timers/promises';
import type { Watched } from './glass-meter.ts';
import { stepSeen } from './glass-meter.ts';
import { scenes } from './scenes.ts';
import { MOST_STEPS } from './step-strip.ts';

const STEP_EVERY_MS = 40;
const PATIENCE_MS = 60_000;

/**
 * Somebody types on while something happens to the line.
 *
 * @param happen Resolves at the moment from which it counts.
 * @returns From then until something drawn after it was seen, in milliseconds.
 */
export async function watchBreak(watched: Watched, happen: () => Promise<void>): Promise<number> {
  const scene = scenes.typing(watched.user, watched.userSize);
  const over = new AbortController();
  let step = 0;
  const typing = async () => {
    while (!over.signal.aborted) {
      step = (step + 1) % MOST_STEPS;
      scene.draw(step);
      await watched.user.settle();
      await delay(STEP_EVERY_MS);
    }
  };
  const typed = typing();
  try {
    await happen();
    const fromMs = performance.now();
    const countsFrom = step + 1;
    while (performance.now() - fromMs < PATIENCE_MS) {
      if (((await stepSeen(scene, watched)) ?? 0) >= countsFrom) return performance.now() - fromMs;
      await delay(1);
    }
    throw new Error(`Nothing came back within ${PATIENCE_MS / 1_000} s.`);
  } finally {
    over.abort();
    await typed;
    scene.close();
    await watched.user.settle();
  }
}
