import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { claimJob, lastDoneMs, scheduleJob } from '../../hub/jobs/job-rows.ts';
import type { Job } from '../../hub/jobs/job-runner.ts';
import { startJobs } from '../../hub/jobs/job-runner.ts';
import type { Store } from '../../hub/store/store.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';
import { handClock } from '../support/hand-clock.ts';

const HOUR_MS = 3_600_000;
const PATIENCE = { timeout: 10_000, interval: 5 };

/** What work that comes round relies on, whichever engine the store runs on. */
export function jobsContract({ engine, open, reopen }: StoreUnderTest): void {
  /** Hub processes on one store, with one clock that is moved by hand. */
  async function someHubs(count: number) {
    const { store, address } = await open();
    const stores: Store[] = [store];
    // Over one data folder there is one process; its runners share the store.
    while (stores.length < count) stores.push(engine === 'sqlite' ? store : await reopen(address));
    const clock = handClock(1_000_000);
    const faults: string[] = [];
    let runners = 0;
    const settled = async () => {
      await nextTurn();
      // Each sleeps: for its next chance, or for its next sign of life.
      await vi.waitFor(() => expect(clock.due()).toHaveLength(runners), PATIENCE);
    };
    /** Lets time pass, from one moment at which somebody wakes to the next. */
    const passing = async (byMs: number) => {
      await settled();
      for (let leftMs = byMs; leftMs > 0;) {
        const stepMs = Math.min(leftMs, Math.max(1, clock.due()[0] ?? leftMs));
        clock.advance(stepMs);
        leftMs -= stepMs;
        await settled();
      }
    };
    const start = (hub: number, job: Job) => {
      runners += 1;
      const end = startJobs([job], {
        store: stores[hub]!,
        nowMs: clock.nowMs,
        sleep: clock.wait,
        reportFault: (name) => faults.push(name),
      });
      onTestFinished(end);
      return end;
    };
    return { store, passing, faults, start };
  }

  function aJob(over: Partial<Job> = {}): Job & { readonly begun: () => number } {
    let begun = 0;
    const work = over.work ?? (async () => {});
    return {
      name: 'sweep',
      everyMs: HOUR_MS,
      firstAfterMs: 0,
      ...over,
      work: async (signal) => {
        begun += 1;
        return await work(signal);
      },
      begun: () => begun,
    };
  }

  describe(`work that comes round on ${engine}`, () => {
    test('is done when it is due, by one of several hubs, and again after its pause', async () => {
      const { store, passing, start } = await someHubs(3);
      // Not due at once: whoever starts after it was done would make it due again.
      const job = aJob({ firstAfterMs: 60_000 });
      for (const hub of [0, 1, 2]) start(hub, job);
      await passing(60_000);
      await vi.waitFor(async () => expect(await lastDoneMs(store.database, 'sweep')).toBe(1_060_000), PATIENCE);

      await passing(HOUR_MS - 1);
      expect(job.begun()).toBe(1);
      await passing(60_001);
      await vi.waitFor(() => expect(job.begun()).toBe(2), PATIENCE);
    });

    test('is never at two hubs at once, however long it takes', async () => {
      const { passing, start } = await someHubs(2);
      const done = Promise.withResolvers<void>();
      const job = aJob({ work: () => done.promise });
      start(0, job);
      start(1, job);
      await vi.waitFor(() => expect(job.begun()).toBe(1), PATIENCE);

      await passing(10 * 60_000);

      expect(job.begun()).toBe(1);
      done.resolve();
    });

    test('goes on elsewhere a minute after its hub was last heard of', async () => {
      const { store, passing, start } = await someHubs(1);
      await scheduleJob(store.database, 'sweep', 1_000_000);
      expect(await claimJob(store, 'sweep', 'a hub that was killed', 1_000_000)).toEqual({ failures: 0 });
      const job = aJob();
      start(0, job);

      await passing(59_000);
      expect(job.begun()).toBe(0);
      await passing(2_000);
      await vi.waitFor(() => expect(job.begun()).toBe(1), PATIENCE);
    });

    test('that failed is tried again, after longer and longer, and does not hold up anything else', async () => {
      const { passing, faults, start } = await someHubs(1);
      let isBroken = true;
      const job = aJob({
        work: async () => {
          if (isBroken) throw new Error('no room');
        },
      });
      start(0, job);
      await vi.waitFor(() => expect(faults).toHaveLength(1), PATIENCE);

      await passing(59_000);
      expect(job.begun()).toBe(1);
      await passing(2_000);
      await vi.waitFor(() => expect(faults).toHaveLength(2), PATIENCE);
      await passing(100_000);
      expect(job.begun()).toBe(2);
      isBroken = false;
      await passing(30_000);
      await vi.waitFor(() => expect(job.begun()).toBe(3), PATIENCE);
    });

    test('is broken off when the hub stops, and another begins it at once', async () => {
      const { store, start } = await someHubs(2);
      const first = aJob({
        work: (signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(new Error('broken off')));
          }),
      });
      const end = start(0, first);
      await vi.waitFor(() => expect(first.begun()).toBe(1), PATIENCE);
      await end();

      const second = aJob();
      start(1, second);
      await vi.waitFor(() => expect(second.begun()).toBe(1), PATIENCE);
      await vi.waitFor(async () => expect(await lastDoneMs(store.database, 'sweep')).not.toBeNull(), PATIENCE);
    });
  });
}
