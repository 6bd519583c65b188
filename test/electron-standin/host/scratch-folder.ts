import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PREFIX = 'electron-standin-';

/**
 * A new folder that lives as long as this process. Its name carries the process id, so that what a killed process
 * left behind is swept away by the next one that asks.
 */
export function openScratchFolder(parent: string = os.tmpdir()): string {
  sweepScratchFolders(parent);
  const folder = fs.mkdtempSync(path.join(parent, `${PREFIX}${process.pid}-`));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Removes the scratch folders of processes that no longer run. */
export function sweepScratchFolders(parent: string): void {
  for (const name of fs.readdirSync(parent)) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    const folder = path.join(parent, name);
    // Somebody else's leftovers in a shared temporary folder are theirs to remove.
    if (fs.statSync(folder, { throwIfNoEntry: false })?.uid !== process.getuid?.()) continue;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but for another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
