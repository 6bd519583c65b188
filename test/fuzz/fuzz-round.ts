import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../support/postgres.ts';
import type { HubPlace } from './hub-on-disk.ts';
import type { Step } from './plan.ts';
import { planOf } from './plan.ts';
import type { Outcome } from './run-plan.ts';
import { runPlan } from './run-plan.ts';
import { shrink } from './shrink.ts';

export interface RoundOptions {
  readonly seed: number;
  readonly steps: number;
  readonly consoles: number;
  /** Of a PostgreSQL server; `null` for the hub on SQLite. */
  readonly postgresUrl: string | null;
  /** For looking for a shorter plan, when something is wrong. */
  readonly shrinkForMs: number;
}

export interface Round extends Outcome {
  /** As long as it had to be: all steps if nothing was wrong. */
  readonly plan: readonly Step[];
}

/** One desk from its founding to its judgement; a plan that goes wrong is made shorter. */
export async function playRound(options: RoundOptions): Promise<Round> {
  const { seed, steps, consoles, shrinkForMs } = options;
  const plan = planOf(seed, steps, consoles);
  const outcome = await play(plan, options);
  if (outcome.wrong.length === 0) return { ...outcome, plan };
  const untilMs = performance.now() + shrinkForMs;
  const goesWrong = async (shorter: readonly Step[]) => (await play(shorter, options)).wrong.length > 0;
  const shorter = await shrink(plan, goesWrong, () => performance.now() < untilMs);
  return { ...outcome, plan: shorter };
}

async function play(plan: readonly Step[], { seed, consoles, postgresUrl }: RoundOptions): Promise<Outcome> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-fuzz-'));
  const database = postgresUrl === null ? null : await createDatabase(postgresUrl);
  const hub: HubPlace = database === null ? { folder: join(folder, 'hub') } : { databaseUrl: database.url };
  try {
    return await runPlan(plan, { seed, consoles, folder, hub });
  } finally {
    await database?.drop();
  }
}

const MOST_WORDS = 600;

/** What somebody needs to see it again. */
export function reportOf({ seed, consoles, steps }: RoundOptions, { wrong, plan }: Round): string {
  const again = `npm run fuzz -- --seed ${seed} --consoles ${consoles} --steps ${steps} --rounds 1`;
  const shown = wrong.slice(0, 8).map((one) => `  - ${one.slice(0, MOST_WORDS)}`);
  return [
    `Seed ${seed} went wrong (${wrong.length} findings). Again: ${again}`,
    ...shown,
    `The shortest way there, ${plan.length} steps:`,
    ...plan.slice(-60).map((step) => `  ${JSON.stringify(step)}`),
  ].join('\n');
}
