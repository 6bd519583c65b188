import { expect, test } from 'vitest';
import { sleep } from './sleep.ts';

test('a sleeper is woken at once by its signal, and that is no error', async () => {
  const alarm = new AbortController();
  const sleeping = sleep(3_600_000, alarm.signal);

  alarm.abort();

  await expect(sleeping).resolves.toBeUndefined();
});

test('whose signal was aborted before does not fall asleep', async () => {
  await expect(sleep(3_600_000, AbortSignal.abort())).resolves.toBeUndefined();
});
