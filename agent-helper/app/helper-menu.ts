import type { BrowserWindow } from 'electron';
import { Menu } from 'electron';

/** No menu to be seen, but the keys that people know from one: copy and paste, larger and smaller, close. */
export function setHelperMenu(): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
      { role: 'editMenu' },
      { role: 'viewMenu', submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }] },
      { role: 'windowMenu', submenu: [{ role: 'minimize' }, { role: 'close' }] },
    ]),
  );
}

export function hideMenuBar(browserWindow: Pick<BrowserWindow, 'setMenuBarVisibility'>): void {
  browserWindow.setMenuBarVisibility(false);
}
