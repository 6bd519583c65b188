import type { Dialog } from 'electron';
import type { Words } from './words/en.ts';

/** The person chooses a folder in their system's own dialog; `null`: they closed it. */
export async function chooseFolder(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  { chooseFolder: { title, confirm } }: Words,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title,
    // macOS shows no title.
    message: title,
    buttonLabel: confirm,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
