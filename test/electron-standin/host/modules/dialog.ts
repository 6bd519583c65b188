import type { Dialog } from 'electron';
import { record } from '../recorded-calls.ts';

interface ButtonOptions {
  readonly buttons?: readonly string[];
  readonly cancelId?: number;
  readonly checkboxChecked?: boolean;
}

/** Dialogs answer as if the person had closed them; tests put their own functions here, as they must with Electron. */
export const dialog: Omit<Dialog, 'showCertificateTrustDialog'> = {
  showOpenDialog: async (...asked: readonly unknown[]) => {
    note('dialog.showOpenDialog', asked);
    return { canceled: true, filePaths: [] };
  },
  showOpenDialogSync: (...asked: readonly unknown[]) => {
    note('dialog.showOpenDialogSync', asked);
    return undefined;
  },
  showSaveDialog: async (...asked: readonly unknown[]) => {
    note('dialog.showSaveDialog', asked);
    return { canceled: true, filePath: '' };
  },
  showSaveDialogSync: (...asked: readonly unknown[]) => {
    note('dialog.showSaveDialogSync', asked);
    return '';
  },
  showMessageBox: async (...asked: readonly unknown[]) => {
    const options = note('dialog.showMessageBox', asked);
    return { response: cancelButtonOf(options), checkboxChecked: options.checkboxChecked ?? false };
  },
  showMessageBoxSync: (...asked: readonly unknown[]) => cancelButtonOf(note('dialog.showMessageBoxSync', asked)),
  showErrorBox: (title, content) => record('dialog.showErrorBox', { title, content }),
};

/** Writes down the options, which stand last, behind the window if there is one; what is no plain value is left out. */
function note(api: string, asked: readonly unknown[]): ButtonOptions {
  const options = JSON.parse(JSON.stringify(asked.at(-1) ?? {})) as ButtonOptions;
  record(api, options);
  return options;
}

/** What Electron answers when somebody presses Esc: `cancelId`, else the button called "Cancel" or "No", else the first. */
function cancelButtonOf({ cancelId, buttons = [] }: ButtonOptions): number {
  if (cancelId !== undefined) return cancelId;
  return Math.max(
    0,
    buttons.findIndex((button) => ['cancel', 'no'].includes(button.replaceAll('&', '').toLowerCase())),
  );
}
