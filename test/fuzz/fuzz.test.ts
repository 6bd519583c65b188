import { expect, test } from 'vitest';
import { playRound, reportOf } from './fuzz-round.ts';

test('fifty consoles, cut off, killed, wrong about the time and told everything twice, end with the same desk and nothing lost', async () => {
  const options = { seed: 20_261_123, steps: 400, consoles: 50, postgresUrl: null, shrinkForMs: 60_000 };
  const round = await playRound(options);

  if (round.wrong.length > 0) throw new Error(reportOf(options, round));
  // A desk on which little happens proves little. How much happens follows from the seed alone.
  expect(round.accepted).toBeGreaterThan(200);
}, 240_000);
