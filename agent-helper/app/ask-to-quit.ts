import type { App, Dialog } from 'electron';
import type { Words } from './words/en.ts';

/** Says what stops when the helper ends, and ends it if that is what is wanted. */
export async function askToQuit(
  { dialog, app }: { readonly dialog: Pick<Dialog, 'showMessageBox'>; readonly app: Pick<App, 'quit'> },
  { quit }: Words,
): Promise<void> {
  const { message, detail, confirm, cancel } = quit;
  const asked = { type: 'question', message, detail, buttons: [confirm, cancel], defaultId: 1, cancelId: 1 } as const;
  const { response } = await dialog.showMessageBox({ ...asked, buttons: [...asked.buttons] });
  if (response === 0) app.quit();
}
