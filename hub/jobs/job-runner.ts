import { randomUUID } from 'node:crypto';
import type { Store } from '../store/store.ts';
import { CLAIM_MS, claimJob, endClaim, nextChanceMs, prolongClaim, scheduleJob } from './job-rows.ts';

/** Work that comes round. Over one store one hub process is at it at a time, whichever comes first. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** How long after it was first heard of it is first due. */
  readonly firstAfterMs: number;
  /** Must not mind being begun again after it was broken off. `signal`: the hub stops, or somebody else took over. */
  readonly work: (signal: AbortSignal) => Promise<unknown>;
}

export interface JobRunnerPorts {
  readonly store: Store;
  readonly nowMs: () => number;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly reportFault: (job: string, error: unknown) => void;
}

/** What another hub has done to a job is found out no later than this. */
const LONGEST_SLEEP_MS = 60_000;
const SHORTEST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;

/** Keeps jobs going. Returns what ends it, once work under way has been broken off. */
export function startJobs(jobs: readonly Job[], ports: JobRunnerPorts): () => Promise<void> {
  const stopped = new AbortController();
  const runs = jobs.map((job) => keepGoing(job, randomUUID(), ports, stopped.signal));
  return async () => {
    stopped.abort();
    await Promise.all(runs);
  };
}

async function keepGoing(job: Job, runner: string, ports: JobRunnerPorts, stopped: AbortSignal): Promise<void> {
  let isScheduled = false;
  while (!stopped.aborted) {
    try {
      if (!isScheduled) await scheduleJob(ports.store.database, job.name, ports.nowMs() + job.firstAfterMs);
      isScheduled = true;
      const claimed = await claimJob(ports.store, job.name, runner, ports.nowMs());
      if (claimed === null) await ports.sleep(await waitMs(job, ports), stopped);
      else await workOnce(job, runner, claimed.failures, ports, stopped);
    } catch (error) {
      // The store is away; the job is not lost.
      ports.reportFault(job.name, error);
      await ports.sleep(LONGEST_SLEEP_MS, stopped);
    }
  }
}

async function waitMs({ name }: Job, { store, nowMs }: JobRunnerPorts): Promise<number> {
  const chanceMs = (await nextChanceMs(store.database, name)) ?? nowMs();
  return Math.max(1, Math.min(chanceMs - nowMs(), LONGEST_SLEEP_MS));
}

async function workOnce(
  job: Job,
  runner: string,
  failures: number,
  ports: JobRunnerPorts,
  stopped: AbortSignal,
): Promise<void> {
  const { store, nowMs, reportFault } = ports;
  const over = new AbortController();
  const lost = new AbortController();
  const living = giveSigns(job, runner, ports, over.signal, lost);
  let end;
  try {
    await job.work(AbortSignal.any([stopped, lost.signal]));
    end = { dueAtMs: nowMs() + job.everyMs, failures: 0, doneAtMs: nowMs() };
  } catch (error) {
    if (!stopped.aborted) reportFault(job.name, error);
    // Broken off because the hub stops: another may begin it at once.
    const pauseMs = stopped.aborted ? 0 : Math.min(SHORTEST_PAUSE_MS * 2 ** Math.min(failures, 20), LONGEST_PAUSE_MS);
    end = { dueAtMs: nowMs() + pauseMs, failures: failures + (stopped.aborted ? 0 : 1), doneAtMs: null };
  }
  over.abort();
  await living;
  await endClaim(store.database, job.name, runner, end);
}

/** Keeps the claim while the work goes on; gives the work up when the claim is lost. */
async function giveSigns(
  { name }: Job,
  runner: string,
  { store, nowMs, sleep, reportFault }: JobRunnerPorts,
  over: AbortSignal,
  lost: AbortController,
): Promise<void> {
  let aliveAtMs = nowMs();
  while (!over.aborted) {
    await sleep(CLAIM_MS / 4, over);
    if (over.aborted) return;
    const isOurs = await prolongClaim(store.database, name, runner, nowMs()).catch((error: unknown) => {
      reportFault(name, error);
      return nowMs() - aliveAtMs < CLAIM_MS ? null : false;
    });
    if (isOurs === false) return lost.abort();
    if (isOurs === true) aliveAtMs = nowMs();
  }
}
