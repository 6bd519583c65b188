import type { FileProblem } from '#contracts/file-to-use.ts';
import { Fault } from '#contracts/fault.ts';

/** Throws `file.not-written`, or `folder.unusable` where there is no place for it. */
export type WriteFile = (path: string, bytes: Uint8Array) => Promise<void>;

const problems: Readonly<Record<string, FileProblem>> = {
  ENOSPC: 'file.disk-full',
  EDQUOT: 'file.disk-full',
  EACCES: 'file.place-denied',
  EPERM: 'file.place-denied',
  EROFS: 'file.place-denied',
  // On Windows, what another program has open.
  EBUSY: 'file.place-denied',
};

const ofDisks: ReadonlySet<string> = new Set(['file.not-written', 'folder.unusable']);

/** `null` when it was written; else why not, for those who can do something about it. */
export async function writtenOrWhy(write: () => Promise<void>): Promise<FileProblem | null> {
  try {
    await write();
    return null;
  } catch (error) {
    if (!(error instanceof Fault) || !ofDisks.has(error.code)) throw error;
    return problems[String(error.details['reason'])] ?? 'file.not-written';
  }
}
