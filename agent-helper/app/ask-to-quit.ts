import type { App, Dialog } from 'electron';
import type { Words } from './words/en.ts';

export interface AskToQuitPorts {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly app: Pick<App, 'quit'>;
  /** Not while somebody else has a hand on the mouse (C17). */
  readonly mayQuit: () => boolean;
}

/** Says what stops when the helper ends, and ends it if that is what is wanted. */
export async function askToQuit({ dialog, app, mayQuit }: AskToQuitPorts, { quit }: Words): Promise<void> {
  if (!mayQuit()) {
    await dialog.showMessageBox({ type: 'info', message: quit.frozen, detail: quit.frozenDetail });
    return;
  }
  const { message, detail, confirm, cancel } = quit;
  const asked = { type: 'question', message, detail, buttons: [confirm, cancel], defaultId: 1, cancelId: 1 } as const;
  const { response } = await dialog.showMessageBox({ ...asked, buttons: [...asked.buttons] });
  if (response === 0 && mayQuit()) app.quit();
}
