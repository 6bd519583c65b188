import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HubProcess } from '../../build/set-up/hub-process.ts';
import { startHub } from '../../build/set-up/hub-process.ts';

/** Starts hubs in processes of their own, as `npm start` does, on data that is gone when the measuring is over. */
export interface Hubs {
  readonly folder: string;
  /** On the same data each time. */
  start(): Promise<MeasuredHub>;
}

export interface MeasuredHub extends HubProcess {
  /** From the start of its process until it had answered for the first time, in milliseconds. */
  readonly startedAfterMs: number;
}

/** @param databaseUrl `null`: SQLite in the folder. */
export async function withHubs<Value>(
  databaseUrl: string | null,
  measure: (hubs: Hubs) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-bench-'));
  const started: HubProcess[] = [];
  const environment = {
    DESKBELL_PORT: '0',
    DESKBELL_HOST: '127.0.0.1',
    DESKBELL_DATA: join(folder, 'data'),
    DESKBELL_LOG: 'warn',
    // All consoles of a bench share one address.
    DESKBELL_REQUESTS_PER_MINUTE: '999999999',
    DATABASE_URL: databaseUrl ?? '',
  };
  try {
    return await measure({
      folder,
      start: async () => {
        const beganMs = performance.now();
        const hub = await startHub(environment, join(folder, 'hub.log'));
        started.push(hub);
        return { ...hub, startedAfterMs: performance.now() - beganMs };
      },
    });
  } finally {
    await Promise.all(started.map((hub) => hub.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

/** Physical memory that a process holds, in MB of 10^6 bytes. */
export function residentMegabytes(processId: number): number {
  if (process.platform === 'linux') {
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
    return (Number(kibibytes) * 1_024) / 1e6;
  }
  return (Number(execFileSync('ps', ['-o', 'rss=', '-p', String(processId)], { encoding: 'utf8' })) * 1_024) / 1e6;
}
