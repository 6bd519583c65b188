import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the files in a folder and all below it take, in bytes. What is removed meanwhile is not counted. */
export async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => stat(join(entry.parentPath, entry.name)).then(({ size }) => size, wentAway)),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function wentAway(error: unknown): number {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
  throw error;
}
