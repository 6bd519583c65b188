import { Fault } from '#contracts/fault.ts';
import { Subject } from 'rxjs';
import { expect, test } from 'vitest';
import type { ServiceEnd } from './open-of-who-stays.ts';
import { openOfWhoStays } from './open-of-who-stays.ts';

/** What is opened by hand, one attempt after the other. */
function attempts() {
  const ends$ = new Subject<ServiceEnd>();
  const made: (PromiseWithResolvers<string> & { readonly signal: AbortSignal })[] = [];
  const opened = openOfWhoStays(ends$, (signal) => {
    const attempt = { ...Promise.withResolvers<string>(), signal };
    made.push(attempt);
    return attempt.promise;
  });
  opened.catch(() => null);
  return { ends$, made, opened };
}

const gone = () => new Fault('service.gone', 'The port broke.');

test('a desk that nobody answers for, because its service was just ending, is opened of the next', async () => {
  const { ends$, made, opened } = attempts();
  ends$.next({ willReturn: true });
  await expect.poll(() => made.length, { interval: 1 }).toBe(2);
  expect(made[0]!.signal.aborted).toBe(true);

  made[1]!.resolve('desk');

  expect(await opened).toBe('desk');
});

test('a port that breaks before the main process tells of the end is no reason to give up', async () => {
  const { ends$, made, opened } = attempts();
  made[0]!.reject(gone());
  await Promise.resolve();
  ends$.next({ willReturn: true });
  await expect.poll(() => made.length, { interval: 1 }).toBe(2);

  made[1]!.resolve('desk');

  expect(await opened).toBe('desk');
});

test('a service that does not come back is said to be gone, and what else fails is said as it is', async () => {
  const [without, broken] = [attempts(), attempts()];
  without.ends$.next({ willReturn: false });
  broken.made[0]!.reject(new Fault('storage.unavailable', 'There is no room.'));

  await expect(without.opened).rejects.toMatchObject({ code: 'service.gone' });
  await expect(broken.opened).rejects.toMatchObject({ code: 'storage.unavailable' });
});
