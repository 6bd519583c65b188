import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres.ts';
import type { RoundOptions } from './fuzz-round.ts';
import { countSyncs } from './kills/count-syncs.ts';
import { killProcesses } from './kills/kill-processes.ts';
import { playRound, reportOf } from './fuzz-round.ts';

/**
 * `npm run fuzz -- --minutes 30 [--seed N] [--consoles 50] [--steps 600] [--rounds N] [--engine postgres]`: one desk after
 * another, each from the next seed, until the time is over or something is wrong; then a shorter way there is looked for,
 * until Ctrl+C or ten minutes have passed. `npm run fuzz -- --kills 200`: kills real processes that often instead.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1_000)) },
    consoles: { type: 'string', default: '50' },
    steps: { type: 'string', default: '600' },
    rounds: { type: 'string', default: 'Infinity' },
    engine: { type: 'string', default: 'sqlite' },
    kills: { type: 'string' },
  },
});

const SHRINK_FOR_MS = 10 * 60_000;

const stopped = new AbortController();
process.on('SIGINT', () => {
  // Whoever asks twice does not want to wait for the try at hand.
  if (stopped.signal.aborted) process.exit(130);
  console.log('Stopping after the round or try at hand; Ctrl+C once more ends it now.');
  stopped.abort();
});

async function fuzz(): Promise<number> {
  const { minutes, seed: firstSeed, consoles, steps, rounds, engine } = values;
  console.log(`Seed ${firstSeed}, ${consoles} consoles, ${steps} steps a round, hub on ${engine}, ${minutes} minutes.`);
  const postgres = engine === 'postgres' ? await startPostgres({ isDurable: false }) : null;
  const untilMs = performance.now() + Number(minutes) * 60_000;
  try {
    for (let round = 0; round < Number(rounds) && performance.now() < untilMs && !stopped.signal.aborted; round += 1) {
      const isRight = await one({
        seed: Number(firstSeed) + round,
        steps: Number(steps),
        consoles: Number(consoles),
        postgresUrl: postgres?.url ?? null,
        shrinking: { forMs: SHRINK_FOR_MS, stop: stopped.signal, tell: (line) => console.log(line) },
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

async function killAll(kills: number, seed: number): Promise<number> {
  console.log(`Seed ${seed}, ${kills} kills of real processes.`);
  const { acknowledged, wrong } = await killProcesses({ kills, seed, tell: (line) => console.log(line) });
  console.log(`${acknowledged} acknowledged, ${wrong.length} of them missing or doubled`);
  for (const one of wrong.slice(0, 20)) console.log(`  - ${one}`);
  const counted = await countSyncs(50);
  if (counted === null) console.log('strace is not there: nobody looked at what the kernel was told');
  else
    console.log(`${counted.acknowledged} acknowledged offline, ${counted.syncs} times the disk was told to keep them`);
  const isKept = counted === null || counted.syncs >= counted.acknowledged;
  return wrong.length === 0 && isKept ? 0 : 1;
}

process.exitCode = values.kills === undefined ? await fuzz() : await killAll(Number(values.kills), Number(values.seed));
