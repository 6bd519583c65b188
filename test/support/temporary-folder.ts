import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder that nobody else may open, removed with all that is in it when the running test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
