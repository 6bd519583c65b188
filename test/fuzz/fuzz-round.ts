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
  readonly shrinking: Shrinking;
}

/** How long a shorter plan is looked for when something is wrong, and who hears of it. */
export interface Shrinking {
  readonly forMs: number;
  /** Ends it early: the shortest plan so far is reported. */
  readonly stop: AbortSignal;
  readonly tell: (line: string) => void;
}

export interface Round extends Outcome {
  /** As long as it had to be: all steps if nothing was wrong. */
  readonly plan: readonly Step[];
}

/** One desk from its founding to its judgement; a plan that goes wrong is made shorter. */
export async function playRound(options: RoundOptions): Promise<Round> {
  const { seed, steps, consoles } = options;
  const plan = planOf(seed, steps, consoles);
  const outcome = await play(plan, options);
  if (outcome.wrong.length === 0) return { ...outcome, plan };
  return { ...outcome, plan: await shorterPlan(plan, outcome, options) };
}

/** A try takes as long as the round did, so each is told. */
async function shorterPlan(plan: readonly Step[], { wrong }: Outcome, options: RoundOptions): Promise<readonly Step[]> {
  const { forMs, stop, tell } = options.shrinking;
  const endsAtMs = performance.now() + forMs;
  const leftMs = () => Math.max(0, endsAtMs - performance.now());
  tell(`seed ${options.seed} went wrong: ${wrong[0]!.slice(0, MOST_WORDS)}`);
  return await shrink(plan, {
    goesWrong: async (shorter) => (await play(shorter, options)).wrong.length > 0,
    hasTime: () => leftMs() > 0 && !stop.aborted,
    onTried: ({ tries, steps }) =>
      tell(
        `  looking for a shorter way: ${steps} steps after ${tries} tries, ${(leftMs() / 60_000).toFixed(1)} min left`,
      ),
  });
}

async function play(plan: readonly Step[], { seed, consoles, postgresUrl }: RoundOptions): Promise<Outcome> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-fuzz-'));
  const database = postgresUrl === null ? null : await createDatabase(postgresUrl);
  const hub: HubPlace = { folder: join(folder, 'hub'), databaseUrl: database?.url ?? null };
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
