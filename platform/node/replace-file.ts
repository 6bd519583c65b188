import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '#contracts/fault.ts';

/** How the names of files end that were being written when the process died. */
export const TEMPORARY_SUFFIX = '.tmp';

export interface ReplaceOptions {
  /** What a new file allows; the umask takes away from it. */
  readonly mode: number;
  /** What else has to be done before the file counts as written. */
  readonly finish?: () => Promise<void>;
}

/**
 * Writes a file whole or not at all: whoever reads it finds the old content or the new. Throws `file.not-written` with
 * the system's `reason`, such as `ENOSPC`.
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  { mode, finish }: ReplaceOptions,
): Promise<void> {
  // Not made of the file's own name, which may be as long as the system allows.
  const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}${TEMPORARY_SUFFIX}`);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await finish?.();
  } catch (error) {
    await rm(temporary, { force: true });
    throw new Fault('file.not-written', 'The file cannot be written.', {
      cause: error,
      details: { path, reason: reasonOf(error) },
    });
  }
}

/** The system's name for what went wrong, such as `ENOSPC`. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
