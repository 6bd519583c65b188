import type { BrowserWindow, Dialog, Shell } from 'electron';
import type { FileToUse, SaveOutcome } from '#contracts/file-to-use.ts';
import type { FileToSave } from '#platform/electron/files/save-file.ts';
import { saveFile } from '#platform/electron/files/save-file.ts';
import type { WriteFile } from '#platform/electron/files/written-or-why.ts';
import { writeForeignFile } from '#platform/node/foreign-file.ts';
import { replaceFile } from '#platform/node/replace-file.ts';
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

/** Who may read a file that is new: whoever saves it, or those their umask lets in. */
type Readers = 'saver' | 'by-umask';

/** The way of files out of the console and into it. */
export interface ConsoleFiles extends OpenedFiles {
  save(file: FileToUse, browserWindow: BrowserWindow): Promise<SaveOutcome>;
  /** The same for what the console itself has made, which is not marked as having come from elsewhere. */
  saveOwn(file: FileToSave, browserWindow: BrowserWindow, readers: Readers): Promise<SaveOutcome>;
  readonly mails: Pick<GivenMails, 'waiting' | 'take'>;
}

const writeOwn = (readers: Readers): WriteFile => {
  return (path, bytes) => replaceFile(path, bytes, { mode: readers === 'saver' ? 0o600 : 0o666 });
};

export function createConsoleFiles(options: ConsoleFilesOptions): ConsoleFiles {
  const { dialog, shell, opened, words, mails, reportFault } = options;
  const write = writeForeignFile;
  const allFiles = () => words().allFiles;
  emptyOpenedFiles(opened, reportFault);
  return {
    saveOwn: (file, browserWindow, readers) =>
      saveFile({ dialog, write: writeOwn(readers), allFiles }, file, browserWindow),
    save: (file, browserWindow) => saveFile({ dialog, write, allFiles }, file, browserWindow),
    mails,
    ...createOpenedFiles({ folder: opened, shell, write, reportFault }),
  };
}
