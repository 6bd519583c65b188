import { expect, test } from 'vitest';
import { asRow, figureOf, percentile } from './figures.ts';

const rate = { id: 'sync.push.sqlite', value: 812.4, unit: '1/s', better: 'higher' } as const;

test('a figure says how it compares with the baseline of its run', () => {
  const figure = figureOf({ ...rate, baseline: { name: 'plain inserts', value: 3_249.6 } });

  expect(figure).toEqual({ ...rate, value: 812, baseline: { name: 'plain inserts', value: 3_250 }, ratio: 0.25 });
});

test('a bar is met from either side, and by reaching it', () => {
  const isMet = (better: 'higher' | 'lower', value: number) => figureOf({ ...rate, better, value, bar: 100 }).ok;

  expect([isMet('higher', 99), isMet('higher', 100), isMet('lower', 100), isMet('lower', 101)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a row can be read without knowing the fields', () => {
  const figure = figureOf({ id: 'sync.fan-out.p95', value: 41, unit: 'ms', better: 'lower', bar: 2_000 });

  expect(asRow(figure).replaceAll(/\s+/g, ' ')).toBe(
    'sync.fan-out.p95 41 ms (lower is better) within the bar of 2,000 ms',
  );
});

test('a percentile is one of the values', () => {
  const values = [5, 1, 4, 2, 3];

  expect([0, 0.5, 0.95, 1].map((share) => percentile(values, share))).toEqual([1, 3, 5, 5]);
  expect(() => percentile([], 0.5)).toThrow('Nothing was measured.');
});
