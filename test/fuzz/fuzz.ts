import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres.ts';
import type { RoundOptions } from './fuzz-round.ts';
import { playRound, reportOf } from './fuzz-round.ts';

/**
 * `npm run fuzz -- --minutes 30 [--seed N] [--consoles 50] [--steps 600] [--rounds N] [--engine postgres]`: one desk after
 * another, each from the next seed, until the time is over or something is wrong.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1_000)) },
    consoles: { type: 'string', default: '50' },
    steps: { type: 'string', default: '600' },
    rounds: { type: 'string', default: 'Infinity' },
    engine: { type: 'string', default: 'sqlite' },
  },
});

const SHRINK_FOR_MS = 10 * 60_000;

async function fuzz(): Promise<number> {
  const { minutes, seed: firstSeed, consoles, steps, rounds, engine } = values;
  console.log(`Seed ${firstSeed}, ${consoles} consoles, ${steps} steps a round, hub on ${engine}, ${minutes} minutes.`);
  const postgres = engine === 'postgres' ? await startPostgres({ isDurable: false }) : null;
  const untilMs = performance.now() + Number(minutes) * 60_000;
  try {
    for (let round = 0; round < Number(rounds) && performance.now() < untilMs; round += 1) {
      const isRight = await one({
        seed: Number(firstSeed) + round,
        steps: Number(steps),
        consoles: Number(consoles),
        postgresUrl: postgres?.url ?? null,
        shrinkForMs: SHRINK_FOR_MS,
      });
      if (!isRight) return 1;
    }
    return 0;
  } finally {
    await postgres?.stop();
  }
}

async function one(options: RoundOptions): Promise<boolean> {
  const begunMs = performance.now();
  const round = await playRound(options);
  const took = ((performance.now() - begunMs) / 1_000).toFixed(1);
  if (round.wrong.length > 0) {
    console.log(reportOf(options, round));
    return false;
  }
  console.log(`seed ${options.seed}: ${round.accepted} accepted, ${round.refused} refused, nothing wrong, ${took} s`);
  return true;
}

process.exitCode = await fuzz();
