import { join } from 'node:path';
import { app, clipboard, dialog, shell } from 'electron';
import type { HelperIpc, HelperSettings } from '#contracts/helper-ipc.ts';
import type { TellWindows } from '#platform/electron/typed-ipc.ts';
import type { Words } from '../words/en.ts';
import type { Exchange } from './exchange.ts';
import { createExchange } from './exchange.ts';
import { chooseFiles } from './files/choose-files.ts';

/** Among the person's downloads: where they find what was sent to them, unless they want it elsewhere. */
const FOLDER_NAME = 'Deskbell';

interface OpenExchangeOptions {
  readonly tell: TellWindows<HelperIpc>;
  readonly words: () => Words;
  readonly settings: () => Pick<HelperSettings, 'receivedFolder'>;
  readonly nowMs: () => number;
  readonly reportFault: (error: unknown) => void;
}

/** Text and files beside the picture, with this system's clipboard, dialogs and folders. */
export function openExchange({ tell, words, settings, nowMs, reportFault }: OpenExchangeOptions): Exchange {
  return createExchange({
    clipboard,
    tell: (state) => tell('exchange.changed', state),
    chooseFiles: (agentName) => chooseFiles(dialog, words(), agentName),
    showInFolder: (path) => shell.showItemInFolder(path),
    partsFolder: join(app.getPath('userData'), 'arriving-files'),
    folder: () => settings().receivedFolder ?? join(app.getPath('downloads'), FOLDER_NAME),
    nowMs,
    reportFault,
  });
}
