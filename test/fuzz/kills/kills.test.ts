import { expect, test } from 'vitest';
import { killProcesses } from './kill-processes.ts';

test('six kills of real processes while they write: everything that was acknowledged is on the hub, once', async () => {
  const { acknowledged, wrong } = await killProcesses({ kills: 6, seed: 20_261_123, tell: () => {} });

  expect(wrong).toEqual([]);
  expect(acknowledged).toBeGreaterThan(10);
}, 180_000);
