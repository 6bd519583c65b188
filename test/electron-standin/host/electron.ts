/**
 * The contents page: what `electron` is in the main process of an app that runs on the stand-in. Every export is held
 * against the types of the npm package; what is not here is named in `absent` and throws when it is touched.
 */
import type * as Electron from 'electron';
import { app as theApp } from './app/app.ts';
import type { Follows } from './follows-electron.ts';
import { ipcMain as theIpcMain } from './ipc/ipc-main.ts';
import * as autoUpdaterModule from './modules/auto-updater.ts';
import * as clipboardModule from './modules/clipboard.ts';
import * as crashReporterModule from './modules/crash-reporter.ts';
import * as dialogModule from './modules/dialog.ts';
import * as globalShortcutModule from './modules/global-shortcut.ts';
import * as menuModule from './modules/menu.ts';
import * as menuItemModule from './modules/menu-item.ts';
import * as channelModule from './modules/message-channel.ts';
import * as imageModule from './modules/native-image.ts';
import * as themeModule from './modules/native-theme.ts';
import * as netModule from './modules/net.ts';
import * as notificationModule from './modules/notification.ts';
import * as powerMonitorModule from './modules/power-monitor.ts';
import * as powerSaveBlockerModule from './modules/power-save-blocker.ts';
import * as safeStorageModule from './modules/safe-storage.ts';
import * as screenModule from './modules/screen.ts';
import * as shellModule from './modules/shell.ts';
import * as preferencesModule from './modules/system-preferences.ts';
import * as trayModule from './modules/tray.ts';
import * as utilityProcessModule from './modules/utility-process.ts';
import { commonJsViewOf } from './common-js-view.ts';
import * as webContentsModule from './pages/web-contents.ts';
import * as capturerModule from './session/desktop-capturer.ts';
import * as sessionsModule from './session/sessions.ts';
import * as windowModule from './windows/browser-window.ts';

type Module = typeof Electron;

export const app: Follows<Module['app'], typeof theApp> = theApp;
export const ipcMain: Follows<Module['ipcMain'], typeof theIpcMain> = theIpcMain;
export const BrowserWindow: Follows<Module['BrowserWindow'], typeof windowModule.BrowserWindow> =
  windowModule.BrowserWindow;
export const webContents: Follows<Module['webContents'], typeof webContentsModule.webContents> =
  webContentsModule.webContents;
export const session: Follows<
  Omit<Module['session'], 'prototype'>,
  typeof sessionsModule.session
> = sessionsModule.session;
export const protocol: Follows<Module['protocol'], typeof sessionsModule.protocol> = sessionsModule.protocol;
export const desktopCapturer: Follows<Module['desktopCapturer'], typeof capturerModule.desktopCapturer> =
  capturerModule.desktopCapturer;
export const autoUpdater: Follows<Module['autoUpdater'], typeof autoUpdaterModule.autoUpdater> =
  autoUpdaterModule.autoUpdater;
export const clipboard: typeof clipboardModule.clipboard = clipboardModule.clipboard;
export const ClipboardItem: Follows<Module['ClipboardItem'], typeof clipboardModule.ClipboardItem> =
  clipboardModule.ClipboardItem;
export const crashReporter: Follows<Module['crashReporter'], typeof crashReporterModule.crashReporter> =
  crashReporterModule.crashReporter;
export const dialog: Follows<Module['dialog'], typeof dialogModule.dialog> = dialogModule.dialog;
export const globalShortcut: Follows<Module['globalShortcut'], typeof globalShortcutModule.globalShortcut> =
  globalShortcutModule.globalShortcut;
export const Menu: typeof menuModule.Menu = menuModule.Menu;
export const MenuItem: Follows<Module['MenuItem'], typeof menuItemModule.MenuItem> = menuItemModule.MenuItem;
export const MessageChannelMain: Follows<Module['MessageChannelMain'], typeof channelModule.MessageChannelMain> =
  channelModule.MessageChannelMain;
export const nativeImage: typeof imageModule.nativeImage = imageModule.nativeImage;
export const nativeTheme: Follows<Module['nativeTheme'], typeof themeModule.nativeTheme> = themeModule.nativeTheme;
export const net: Follows<Module['net'], typeof netModule.net> = netModule.net;
export const Notification: Follows<Module['Notification'], typeof notificationModule.Notification> =
  notificationModule.Notification;
export const powerMonitor: Follows<Module['powerMonitor'], typeof powerMonitorModule.powerMonitor> =
  powerMonitorModule.powerMonitor;
export const powerSaveBlocker: Follows<Module['powerSaveBlocker'], typeof powerSaveBlockerModule.powerSaveBlocker> =
  powerSaveBlockerModule.powerSaveBlocker;
export const safeStorage: Follows<Module['safeStorage'], typeof safeStorageModule.safeStorage> =
  safeStorageModule.safeStorage;
export const screen: Follows<Module['screen'], typeof screenModule.screen> = screenModule.screen;
export const shell: Follows<Module['shell'], typeof shellModule.shell> = shellModule.shell;
export const systemPreferences: Follows<Module['systemPreferences'], typeof preferencesModule.systemPreferences> =
  preferencesModule.systemPreferences;
export const Tray: Follows<Module['Tray'], typeof trayModule.Tray> = trayModule.Tray;
export const utilityProcess: Follows<Module['utilityProcess'], typeof utilityProcessModule.utilityProcess> =
  utilityProcessModule.utilityProcess;

const absent = {
  BaseWindow: 'not in the stand-in',
  BrowserView: 'not in the stand-in',
  ImageView: 'not in the stand-in',
  IpcMainServiceWorker: 'not in the stand-in',
  LanguageModelUtility: 'not in the main process',
  ShareMenu: 'not on Linux',
  TouchBar: 'not on Linux',
  View: 'not in the stand-in',
  WebContentsView: 'not in the stand-in',
  WebSocket: 'not in the stand-in',
  contentTracing: 'not in the stand-in',
  contextBridge: 'not in the main process',
  inAppPurchase: 'not on Linux',
  ipcRenderer: 'not in the main process',
  localAIHandler: 'not in the main process',
  netLog: 'not in the stand-in',
  parentPort: 'not in the main process',
  pushNotifications: 'not on Linux',
  sharedTexture: 'not in the stand-in',
  webFrame: 'not in the main process',
  webFrameMain: 'not in the stand-in',
  webUtils: 'not in the main process',
} as const;

/** What `require('electron')` gives: the same, and a clear word for everything that is not here. */
const commonJsView: object = commonJsViewOf(
  {
    app,
    ipcMain,
    BrowserWindow,
    webContents,
    session,
    protocol,
    desktopCapturer,
    autoUpdater,
    clipboard,
    ClipboardItem,
    crashReporter,
    dialog,
    globalShortcut,
    Menu,
    MenuItem,
    MessageChannelMain,
    nativeImage,
    nativeTheme,
    net,
    Notification,
    powerMonitor,
    powerSaveBlocker,
    safeStorage,
    screen,
    shell,
    systemPreferences,
    Tray,
    utilityProcess,
  },
  absent,
);
export { commonJsView as 'module.exports' };
