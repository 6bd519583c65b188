import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HubPlace } from './hub-on-disk.ts';
import { openWorld } from './fuzz-world.ts';
import type { FuzzWorld } from './fuzz-world.ts';
import { judge } from './judge.ts';
import type { Step } from './plan.ts';
import { settle } from './settle.ts';
import { takeStep } from './take-step.ts';

export interface RunOptions {
  readonly seed: number;
  readonly consoles: number;
  /** An empty folder for everything; it is removed. */
  readonly folder: string;
  readonly hub: HubPlace;
}

export interface Outcome {
  /** Everything that is not as it has to be. */
  readonly wrong: readonly string[];
  readonly accepted: number;
  readonly refused: number;
}

/** Plays a plan on a fresh desk from beginning to end, mends everything, and judges what is left. */
export async function runPlan(plan: readonly Step[], options: RunOptions): Promise<Outcome> {
  const { seed, consoles, folder, hub } = options;
  const world = await openWorld({ seed, consoles, hub, folder: join(folder, 'consoles') });
  try {
    for (const step of plan) await takeStep(world, step);
    return await judged(world);
  } catch (error) {
    return { wrong: [`stopped: ${error instanceof Error ? error.stack : String(error)}`], accepted: 0, refused: 0 };
  } finally {
    await world.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function judged(world: FuzzWorld): Promise<Outcome> {
  const behind = await settle(world);
  const wrong = [...behind, ...(await judge(world))];
  const { accepted, refused } = world.ledger.counts();
  return { wrong, accepted, refused };
}
