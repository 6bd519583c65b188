import type { BrowserWindow, Dialog, Shell } from 'electron';
import type { FileToUse, SaveOutcome } from '#contracts/file-to-use.ts';
import { saveFile } from '#platform/electron/files/save-file.ts';
import { writeForeignFile } from '#platform/node/foreign-file.ts';
import type { GivenMails } from './given-mails.ts';
import type { OpenedFiles } from './opened-files.ts';
import { createOpenedFiles, emptyOpenedFiles } from './opened-files.ts';
import type { Words } from '../words/en.ts';

export interface ConsoleFilesOptions {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly shell: Pick<Shell, 'openPath'>;
  /** The folder of the profile for copies of files that other programs show. It is emptied. */
  readonly opened: string;
  readonly words: () => Words;
  readonly mails: Pick<GivenMails, 'waiting' | 'take'>;
  readonly reportFault: (error: unknown) => void;
}

/** The way of files out of the console and into it. */
export interface ConsoleFiles extends OpenedFiles {
  save(file: FileToUse, browserWindow: BrowserWindow): Promise<SaveOutcome>;
  readonly mails: Pick<GivenMails, 'waiting' | 'take'>;
}

export function createConsoleFiles(options: ConsoleFilesOptions): ConsoleFiles {
  const { dialog, shell, opened, words, mails, reportFault } = options;
  const write = writeForeignFile;
  const allFiles = () => words().allFiles;
  emptyOpenedFiles(opened, reportFault);
  return {
    save: (file, browserWindow) => saveFile({ dialog, write, allFiles }, file, browserWindow),
    mails,
    ...createOpenedFiles({ folder: opened, shell, write, reportFault }),
  };
}
