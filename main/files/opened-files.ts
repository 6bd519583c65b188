import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shell } from 'electron';
import type { OpenOutcome } from '#contracts/console-ipc.ts';
import type { FileToUse } from '#contracts/file-to-use.ts';
import { Fault } from '#contracts/fault.ts';
import { isOpenable } from '#platform/any/attachment/openable-file.ts';
import { shortFileName } from '#platform/electron/files/short-file-name.ts';
import type { WriteFile } from '#platform/electron/files/written-or-why.ts';
import { writtenOrWhy } from '#platform/electron/files/written-or-why.ts';
import { openPrivateFolder } from '#platform/node/private-files.ts';

export interface OpenedFilesOptions {
  /** In the profile; nothing else lies there. */
  readonly folder: string;
  readonly shell: Pick<Shell, 'openPath'>;
  readonly write: WriteFile;
  readonly reportFault: (error: unknown) => void;
}

/** Shows files in programs of the system, from copies that nobody changes and that are gone at the next start. */
export interface OpenedFiles {
  open(file: FileToUse): Promise<OpenOutcome>;
}

const READ_BY_ITS_USER = 0o400;

export function createOpenedFiles({ folder, shell, write, reportFault }: OpenedFilesOptions): OpenedFiles {
  /** The same file is laid down once: whoever opens it again comes back to the window that shows it. */
  async function layDown({ name, bytes }: FileToUse): Promise<string> {
    const place = join(folder, createHash('sha256').update(bytes).digest('hex').slice(0, 32));
    const path = join(place, shortFileName(name));
    await openPrivateFolder(folder);
    await openPrivateFolder(place);
    if (await holds(path, bytes)) return path;
    await write(path, bytes);
    await chmod(path, READ_BY_ITS_USER);
    return path;
  }

  return {
    open: async (file) => {
      if (!isOpenable(file.name, file.bytes)) return 'file.not-openable';
      let path = '';
      const problem = await writtenOrWhy(async () => {
        path = await layDown(file);
      });
      if (problem !== null) return problem;
      const said = await shell.openPath(path);
      if (said === '') return 'opened';
      reportFault(new Fault('file.no-program', 'The system opened no program.', { details: { said } }));
      return 'file.no-program';
    },
  };
}

/** Removes the copies of files that were shown; what a program still holds on Windows goes at the next start. */
export function emptyOpenedFiles(folder: string, reportFault: (error: unknown) => void): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    reportFault(error);
  }
}

async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return (await readFile(path)).equals(bytes);
  } catch {
    // Not there yet, or not to be read any more: it is written anew.
    return false;
  }
}
