import { expectTypeOf, test } from 'vitest';
import type { autoUpdater } from './auto-updater.ts';
import type { ClientRequest } from './client-request.ts';
import type { clipboard, ClipboardItem } from './clipboard.ts';
import type { dialog } from './dialog.ts';
import type { Menu } from './menu.ts';
import type { MenuItem } from './menu-item.ts';
import type { MessagePortMain } from './message-channel.ts';
import type { NativeImage, nativeImage } from './native-image.ts';
import type { nativeTheme } from './native-theme.ts';
import type { net } from './net.ts';
import type { Notification } from './notification.ts';
import type { powerMonitor } from './power-monitor.ts';
import type { screen } from './screen.ts';
import type { shell } from './shell.ts';
import type { systemPreferences } from './system-preferences.ts';
import type { Tray } from './tray.ts';
import type { utilityProcess } from './utility-process.ts';

/** Members of the stand-in that Electron's type does not have. */
type Invented<StandIn, Real> = Exclude<keyof StandIn, keyof Real>;

test("no member is there that Electron's types do not have", () => {
  expectTypeOf<Invented<Menu, Electron.Menu>>().toBeNever();
  expectTypeOf<Invented<MenuItem, Electron.MenuItem>>().toBeNever();
  expectTypeOf<Invented<Tray, Electron.Tray>>().toBeNever();
  expectTypeOf<Invented<Notification, Electron.Notification>>().toBeNever();
  expectTypeOf<Invented<NativeImage, Electron.NativeImage>>().toBeNever();
  expectTypeOf<Invented<MessagePortMain, Electron.MessagePortMain>>().toBeNever();
  expectTypeOf<Invented<ClientRequest, Electron.ClientRequest>>().toBeNever();
  expectTypeOf<Invented<ClipboardItem, Electron.ClipboardItem>>().toBeNever();
  expectTypeOf<Invented<typeof nativeImage, typeof Electron.nativeImage>>().toBeNever();
  expectTypeOf<Invented<typeof utilityProcess, typeof Electron.utilityProcess>>().toBeNever();
  expectTypeOf<Invented<ReturnType<typeof utilityProcess.fork>, Electron.UtilityProcess>>().toBeNever();
  expectTypeOf<Invented<typeof autoUpdater, Electron.AutoUpdater>>().toBeNever();
  expectTypeOf<Invented<typeof clipboard, Electron.Clipboard>>().toBeNever();
  expectTypeOf<Invented<typeof dialog, Electron.Dialog>>().toBeNever();
  expectTypeOf<Invented<typeof nativeTheme, Electron.NativeTheme>>().toBeNever();
  expectTypeOf<Invented<typeof net, Electron.Net>>().toBeNever();
  expectTypeOf<Invented<typeof powerMonitor, Electron.PowerMonitor>>().toBeNever();
  expectTypeOf<Invented<typeof screen, Electron.Screen>>().toBeNever();
  expectTypeOf<Invented<typeof shell, Electron.Shell>>().toBeNever();
  expectTypeOf<Invented<typeof systemPreferences, Electron.SystemPreferences>>().toBeNever();
});
