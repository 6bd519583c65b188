import fs from 'node:fs';
import type { Shell } from 'electron';
import { record } from '../recorded-calls.ts';

/** Nothing is opened: what the app asked for is written down. */
export const shell: Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'> = {
  openExternal: async (url) => {
    if (!URL.canParse(url)) throw new TypeError('Invalid URL');
    record('shell.openExternal', { url });
  },
  openPath: async (path) => {
    record('shell.openPath', { path });
    return fs.existsSync(path) ? '' : 'Failed to open path';
  },
  showItemInFolder: (path) => record('shell.showItemInFolder', { path }),
  beep: () => record('shell.beep'),
};
