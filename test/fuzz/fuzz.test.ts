import { expect, test } from 'vitest';
import { playRound, reportOf } from './fuzz-round.ts';
import { planOf, stepKinds } from './plan.ts';

const shrinking = { forMs: 60_000, stop: new AbortController().signal, tell: () => {} };
const options = { seed: 20_440_623, steps: 110, consoles: 12, postgresUrl: null, shrinking };

test('twelve consoles, cut off, killed, wrong about the time and told everything twice, end with the same desk and nothing lost', async () => {
  const round = await playRound(options);

  if (round.wrong.length > 0) throw new Error(reportOf(options, round));
  // A desk on which little happens proves little. How much happens follows from the seed alone.
  expect(round.accepted).toBeGreaterThan(100);
}, 240_000);

test('everything that can happen in a fuzz happens in this one', () => {
  const { seed, steps, consoles } = options;
  const happens = new Set(planOf(seed, steps, consoles).map(({ does }) => does));

  expect(stepKinds.filter((kind) => !happens.has(kind))).toEqual([]);
});
