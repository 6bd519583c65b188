import type { Menu } from './menu.ts';
import type { NativeImage } from './native-image.ts';
import type { Notification } from './notification.ts';
import type { Tray } from './tray.ts';

/** A tray icon as it would stand in the panel: Electron's own object does not say what it shows. */
export interface TrayOnDesktop {
  readonly tray: Tray;
  image: NativeImage;
  toolTip: string;
  title: string;
  menu: Menu | null;
}

/**
 * The desktop around the app, which is not there: what it would show, and what would come from it.
 *
 * Tests reach it inside the main process by `globalThis[Symbol.for('electron-standin')].desktop`. Whatever is an
 * EventEmitter in Electron is fired by its own `emit`: `tray.emit('click')`, `notification.emit('click')`,
 * `powerMonitor.emit('suspend')`.
 */
export interface Desktop {
  readonly trays: TrayOnDesktop[];
  /** Shown and not yet closed, the oldest first. */
  readonly notifications: Notification[];
  /** Context menus that are open, the oldest first; `menu.closePopup()` closes one. */
  readonly openMenus: Menu[];
  /** Accelerators in `globalShortcut`'s own normal form, and what they call. */
  readonly shortcuts: Map<string, () => void>;
  prefersDark: boolean;
  isOnline: boolean;
  isOnBattery: boolean;
  isLocked: boolean;
  /** Seconds since somebody touched the machine. */
  idleSeconds: number;
}

export const desktop: Desktop = {
  trays: [],
  notifications: [],
  openMenus: [],
  shortcuts: new Map(),
  prefersDark: false,
  isOnline: true,
  isOnBattery: false,
  isLocked: false,
  idleSeconds: 0,
};
