import type { Dialog } from 'electron';
import type { Words } from '../../words/en.ts';
import { filled } from '../../words/words.ts';

/** The person chooses files in their system's own dialog; `null`: they closed it. Nobody else sees more of it than the screen. */
export async function chooseFiles(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  { chooseFiles: { title, confirm } }: Words,
  agentName: string,
): Promise<readonly string[] | null> {
  const sentence = filled(title, { agent: agentName });
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: sentence,
    // macOS shows no title.
    message: sentence,
    buttonLabel: confirm,
    properties: ['openFile', 'multiSelections'],
  });
  return canceled ? null : filePaths;
}
