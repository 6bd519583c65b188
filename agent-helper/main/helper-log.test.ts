import { expect, test } from 'vitest';
import { createHelperLog } from './helper-log.ts';

test('an event is one line with its time and fields', () => {
  const lines: string[] = [];
  const log = createHelperLog(
    (line) => lines.push(line),
    () => 1_784_700_000_000,
  );

  log('hub not reached', { code: 'hub.unreachable', retryInMs: 4_000 });
  log('helper stopped');

  expect(lines).toEqual([
    '2026-07-22T06:00:00.000Z hub not reached code=hub.unreachable retryInMs=4000',
    '2026-07-22T06:00:00.000Z helper stopped',
  ]);
});

test('text from elsewhere makes no second line and moves no cursor', () => {
  const lines: string[] = [];
  const log = createHelperLog(
    (line) => lines.push(line),
    () => 0,
  );

  log('helper failed', { reason: 'a\nforged line \u001b[2J' });

  expect(lines[0]).toMatch(/^[^\p{Cc}]*$/u);
});
