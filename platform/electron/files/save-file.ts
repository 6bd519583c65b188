import type { BrowserWindow, Dialog } from 'electron';
import type { SaveOutcome } from '#contracts/file-to-use.ts';
import { endingOf } from '#platform/any/attachment/openable-file.ts';
import { shortFileName } from './short-file-name.ts';
import type { WriteFile } from './written-or-why.ts';
import { writtenOrWhy } from './written-or-why.ts';

export interface SaveFileOptions {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly write: WriteFile;
  /** What the system's dialog calls files of any ending. */
  readonly allFiles: () => string;
}

/** A file by its name, with its ending. */
export interface FileToSave {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Saves a file where the person says. */
export async function saveFile(
  { dialog, write, allFiles }: SaveFileOptions,
  { name, bytes }: FileToSave,
  browserWindow: BrowserWindow,
): Promise<SaveOutcome> {
  const ending = endingOf(name);
  const everything = { name: allFiles(), extensions: ['*'] };
  const { canceled, filePath } = await dialog.showSaveDialog(browserWindow, {
    defaultPath: shortFileName(name),
    filters: ending === '' ? [everything] : [{ name: ending.toUpperCase(), extensions: [ending] }, everything],
    // Linux does not ask by itself.
    properties: ['showOverwriteConfirmation'],
  });
  if (canceled || filePath === '') return 'cancelled';
  return (await writtenOrWhy(() => write(filePath, bytes))) ?? 'saved';
}
