import { sweepUnclaimed } from './attachment/sweep.ts';
import { backUpInChild } from './backup/back-up-in-child.ts';
import type { Job } from './jobs/job-runner.ts';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store/store.ts';
import { compactFeed } from './sync/compact-feed.ts';

export interface HubJobsPorts {
  readonly store: Store;
  readonly settings: Settings;
  readonly nowMs: () => number;
  readonly log: Log;
}

export const BACKUP_JOB = 'backup';

const HOUR_MS = 3_600_000;

/** The hub's work that comes round. */
export function hubJobs({ store, settings, nowMs, log }: HubJobsPorts): readonly Job[] {
  const { backupEveryMs } = settings;
  const sweep: Job = {
    name: 'sweep-files',
    everyMs: HOUR_MS,
    firstAfterMs: 0,
    work: () => sweepUnclaimed(store, nowMs()),
  };
  const compact: Job = {
    name: 'compact-feed',
    everyMs: 24 * HOUR_MS,
    firstAfterMs: HOUR_MS,
    work: async () => {
      const dropped = await compactFeed(store, nowMs());
      log.info({ dropped }, 'feed compacted');
    },
  };
  if (backupEveryMs === null) return [sweep, compact];
  const backUp = async (signal: AbortSignal) => {
    log.info({ backup: await backUpInChild(settings, signal) }, 'backup taken');
  };
  return [sweep, compact, { name: BACKUP_JOB, everyMs: backupEveryMs, firstAfterMs: backupEveryMs, work: backUp }];
}
