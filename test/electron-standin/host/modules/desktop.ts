import type { Rectangle } from 'electron';
import { normalAccelerator } from './accelerator.ts';
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
 * Tests reach it inside the main process by `Reflect.get(globalThis, Symbol.for('electron-standin.desktop'))`. Whatever is
 * an EventEmitter in Electron is fired by its own `emit`: `tray.emit('click')`, `notification.emit('click')`,
 * `powerMonitor.emit('suspend')`.
 */
export interface Desktop {
  readonly trays: TrayOnDesktop[];
  /** Shown and not yet closed, the oldest first. */
  readonly notifications: Notification[];
  /** Context menus that are open, the oldest first; `menu.closePopup()` closes one. */
  readonly openMenus: Menu[];
  /** What the app listens to everywhere, by `normalAccelerator`. */
  readonly shortcuts: Map<string, () => void>;
  areShortcutsSuspended: boolean;
  /** Somebody presses these keys, whatever program is in front; answers whether the app listens to them. */
  pressShortcut(accelerator: string): boolean;
  prefersDark: boolean;
  /** The monitors that stand side by side on the one X screen, the main one first; `null`: one, as large as all of it. */
  monitors: readonly Rectangle[] | null;
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
  areShortcutsSuspended: false,
  pressShortcut: (accelerator) => {
    const callback = desktop.shortcuts.get(normalAccelerator(accelerator) ?? '');
    if (callback === undefined || desktop.areShortcutsSuspended) return false;
    callback();
    return true;
  },
  prefersDark: false,
  monitors: null,
  isOnline: true,
  isOnBattery: false,
  isLocked: false,
  idleSeconds: 0,
};

Object.defineProperty(globalThis, Symbol.for('electron-standin.desktop'), { value: desktop });
