import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contracts/fault.ts';
import { cleanFileName } from '#domain/kernel/file-name.ts';
import { markAsForeign } from '#platform/node/foreign-file.ts';
import { reasonOf } from '#platform/node/replace-file.ts';

/** After so many of one name in a folder something else is wrong. */
const MOST_OF_ONE_NAME = 1_000;
const MODE_BY_UMASK = 0o666;

/**
 * Moves a whole file to where the person finds it. A name from elsewhere says how it is called and nothing of where: it is made
 * clean once more, and one that is taken is counted on, so that nothing is ever overwritten (W4).
 *
 * @returns where it lies now. Throws what the system says.
 */
export async function landFile(partPath: string, folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const clean = cleanFileName(name);
  for (let count = 1; count <= MOST_OF_ONE_NAME; count += 1) {
    const path = join(folder, counted(clean, count));
    if (!(await claim(path))) continue;
    try {
      await moveOver(partPath, path);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    await markAsForeign(path);
    return path;
  }
  throw new Fault('file.not-written', 'Too many files of one name.', { details: { reason: 'EEXIST' } });
}

/** `report.pdf`, `report (2).pdf`, … */
function counted(name: string, count: number): string {
  if (count === 1) return name;
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${count})${name.slice(dot)}` : `${name} (${count})`;
}

/** Whether the name was free, whatever the system takes for the same name. From then on it is ours. */
async function claim(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', MODE_BY_UMASK);
    await file.close();
    return true;
  } catch (error) {
    if (reasonOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function moveOver(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (reasonOf(error) !== 'EXDEV') throw error;
    // Another disk.
    await copyFile(from, to);
    await rm(from, { force: true });
  }
}
