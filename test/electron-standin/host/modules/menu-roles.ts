import type { BaseWindow, MenuItemConstructorOptions, WebContents } from 'electron';
import { app } from '../app/app.ts';
import { hostState } from '../host-state.ts';

type RoleName = NonNullable<MenuItemConstructorOptions['role']>;

/** What an item gets from its role where the app says nothing itself. */
export interface MenuRole {
  readonly type?: 'normal' | 'checkbox';
  readonly label: () => string;
  readonly accelerator?: string;
  readonly registersAccelerator: boolean;
  readonly submenu?: MenuItemConstructorOptions[];
  /** Returns whether the role did it; otherwise the app's own `click` is called, as in Electron. */
  readonly play: (window: BaseWindow | undefined, webContents: WebContents | undefined) => boolean;
}

interface RoleDescription {
  readonly label: string | (() => string);
  readonly type?: 'checkbox';
  readonly accelerator?: string;
  readonly submenu?: MenuItemConstructorOptions[];
  readonly inApp?: () => void;
  readonly inWindow?: (window: BaseWindow) => void;
  readonly inPage?: (webContents: WebContents) => void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };
const items = (...roles: RoleName[]): MenuItemConstructorOptions[] => roles.map((role) => ({ role }));

/** The roles that mean something on Linux, with Electron's labels and keys there (lib/browser/api/menu-item-roles.ts). */
const roles: Partial<Record<RoleName, RoleDescription>> = {
  about: { label: () => `About ${hostState.appName}`, inApp: () => app.showAboutPanel() },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q', inApp: () => app.quit() },
  close: { label: 'Close', accelerator: 'CommandOrControl+W', inWindow: (window) => window.close() },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', inWindow: (window) => window.minimize() },
  zoom: { label: 'Zoom' },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    inWindow: (window) => window.setFullScreen(!window.isFullScreen()),
  },
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', inPage: (page) => page.undo() },
  redo: { label: 'Redo', accelerator: 'Shift+CommandOrControl+Z', inPage: (page) => page.redo() },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X', inPage: (page) => page.cut() },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C', inPage: (page) => page.copy() },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V', inPage: (page) => page.paste() },
  pasteAndMatchStyle: {
    label: 'Paste and Match Style',
    accelerator: 'Shift+CommandOrControl+V',
    inPage: (page) => page.pasteAndMatchStyle(),
  },
  delete: { label: 'Delete', inPage: (page) => page.delete() },
  selectAll: { label: 'Select All', accelerator: 'CommandOrControl+A', inPage: (page) => page.selectAll() },
  reload: { label: 'Reload', accelerator: 'CommandOrControl+R', inPage: (page) => page.reload() },
  forceReload: {
    label: 'Force Reload',
    accelerator: 'Shift+CommandOrControl+R',
    inPage: (page) => page.reloadIgnoringCache(),
  },
  toggleDevTools: {
    label: 'Toggle Developer Tools',
    accelerator: 'Ctrl+Shift+I',
    inPage: (page) => page.toggleDevTools(),
  },
  resetZoom: { label: 'Actual Size', accelerator: 'CommandOrControl+0', inPage: (page) => page.setZoomLevel(0) },
  zoomIn: {
    label: 'Zoom In',
    accelerator: 'CommandOrControl+Plus',
    inPage: (page) => page.setZoomLevel(page.getZoomLevel() + 0.5),
  },
  zoomOut: {
    label: 'Zoom Out',
    accelerator: 'CommandOrControl+-',
    inPage: (page) => page.setZoomLevel(page.getZoomLevel() - 0.5),
  },
  window: { label: 'Window' },
  help: { label: 'Help' },
  fileMenu: { label: 'File', submenu: items('quit') },
  editMenu: {
    label: 'Edit',
    submenu: [
      ...items('undo', 'redo'),
      separator,
      ...items('cut', 'copy', 'paste', 'delete'),
      separator,
      ...items('selectAll'),
    ],
  },
  viewMenu: {
    label: 'View',
    submenu: [
      ...items('reload', 'forceReload', 'toggleDevTools'),
      separator,
      ...items('resetZoom', 'zoomIn', 'zoomOut'),
      separator,
      ...items('togglefullscreen'),
    ],
  },
  windowMenu: { label: 'Window', submenu: items('minimize', 'zoom', 'close') },
};

/** The keys of these stay with the page, which knows better what is selected. */
const rolesOfThePage: ReadonlySet<string> = new Set([
  'cut',
  'copy',
  'paste',
  'selectAll',
  'pasteAndMatchStyle',
  'undo',
  'redo',
]);

/** Role names are read without regard to case, as Electron does; `null` when an item has none. */
export function findRole(name: string | undefined): MenuRole | null {
  if (name === undefined) return null;
  const found = Object.entries(roles).find(([key]) => key.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Error(`The menu role "${name}" is not in this stand-in.`);
  const [key, role] = found;
  return {
    ...(role.type === undefined ? {} : { type: role.type }),
    ...(role.accelerator === undefined ? {} : { accelerator: role.accelerator }),
    ...(role.submenu === undefined ? {} : { submenu: role.submenu }),
    label: () => (typeof role.label === 'string' ? role.label : role.label()),
    registersAccelerator: !rolesOfThePage.has(key),
    play: (window, webContents) => play(role, window, webContents),
  };
}

function play(role: RoleDescription, window: BaseWindow | undefined, page: WebContents | undefined): boolean {
  if (role.inApp !== undefined) role.inApp();
  else if (role.inWindow !== undefined && window !== undefined) role.inWindow(window);
  else if (role.inPage !== undefined && page !== undefined) role.inPage(page);
  else return false;
  return true;
}
