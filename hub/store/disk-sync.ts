import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

/** Sees to it that what was written to a file outlives a power cut. */
export interface DiskSync {
  /**
   * Resolves when all that was written before the call is on the disk. Once that has failed it is refused for good: nobody
   * can say any more what the disk has of what was written until then.
   */
  readonly reach: () => Promise<void>;
  /** Resolves when what was asked for is done. */
  readonly close: () => Promise<void>;
}

/** By the operating system, beside whatever this thread is at. The file has to be there when it is first asked for. */
export function diskSyncOf(path: string): DiskSync {
  const flush = promisify(fdatasync);
  let file: number | null = null;
  const sync = createDiskSync(() => flush((file ??= openSync(path, 'r+'))));
  return {
    reach: sync.reach,
    close: async () => {
      await sync.close();
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

/** Who asks while the disk is at work shares the next turn with all others who do: what is under way may not hold theirs. */
export function createDiskSync(flush: () => Promise<void>): DiskSync {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const begin = () => {
    next = null;
    return flush();
  };
  const reach = () => {
    // After a failure `running` stays refused, and so does all that would follow it.
    next ??= running = running.then(begin);
    return next;
  };
  return { reach, close: () => running.catch(() => {}) };
}
