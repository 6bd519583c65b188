import { beforeEach, expect, test, vi } from 'vitest';
import { hostState } from '../host-state.ts';
import { recordedCalls } from '../recorded-calls.ts';
import { desktop } from './desktop.ts';
import { dialog } from './dialog.ts';
import { globalShortcut } from './global-shortcut.ts';
import { Menu } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { Notification } from './notification.ts';
import { powerMonitor } from './power-monitor.ts';
import { powerSaveBlocker } from './power-save-blocker.ts';
import { shell } from './shell.ts';
import { Tray } from './tray.ts';

beforeEach(() => {
  hostState.isReady = true;
  globalShortcut.unregisterAll();
  desktop.trays.length = 0;
  desktop.notifications.length = 0;
});

test('the panel shows what the tray was given, until it is destroyed', () => {
  const tray = new Tray('docs/pictures/device.png');
  const menu = Menu.buildFromTemplate([{ label: 'Quit' }]);
  const click = vi.fn<() => void>();
  tray.setToolTip('3 tickets about to breach');
  tray.setContextMenu(menu);
  tray.on('click', click);
  desktop.trays[0]!.tray.emit('click');

  expect(desktop.trays[0]).toMatchObject({ toolTip: '3 tickets about to breach', menu });
  expect(click).toHaveBeenCalledOnce();
  tray.destroy();
  expect(desktop.trays).toEqual([]);
  expect(tray.isDestroyed()).toBe(true);
});

test('a notification is shown, can be clicked by a test, and is gone when closed', async () => {
  const notification = new Notification({ title: 'INC-7', body: 'Due in 10 minutes', urgency: 'critical' });
  const story: string[] = [];
  for (const event of ['show', 'click', 'close']) notification.on(event, () => story.push(event));
  notification.show();
  await Promise.resolve();
  desktop.notifications[0]!.emit('click');
  notification.close();
  notification.close();

  expect(story).toEqual(['show', 'click', 'close']);
  expect(desktop.notifications).toEqual([]);
  expect(recordedCalls('Notification.show').at(-1)!.detail).toMatchObject({ title: 'INC-7', urgency: 'critical' });
});

test('dialogs answer as if they had been closed', async () => {
  expect(await dialog.showOpenDialog({ title: 'Attach' })).toEqual({ canceled: true, filePaths: [] });
  expect(await dialog.showSaveDialog({ defaultPath: 'a.pdf' })).toEqual({ canceled: true, filePath: '' });
  expect(dialog.showMessageBoxSync({ message: 'Sure?', buttons: ['Delete', '&Cancel'] })).toBe(1);
  expect(await dialog.showMessageBox({ message: 'Sure?', buttons: ['A', 'B'], cancelId: 1 })).toMatchObject({
    response: 1,
  });
  expect(recordedCalls('dialog.showOpenDialog').at(-1)!.detail).toEqual({ title: 'Attach' });
});

test('nothing is opened outside, but what was asked for is written down', async () => {
  await shell.openExternal('https://example.org/');
  await expect(shell.openExternal('not an address')).rejects.toThrow('Invalid URL');

  expect(recordedCalls('shell.openExternal').map(({ detail }) => detail)).toEqual([{ url: 'https://example.org/' }]);
  expect(await shell.openPath('/nowhere/at/all')).not.toBe('');
});

test('a shortcut is one however it is written, and pressing it calls the app', () => {
  const callback = vi.fn<() => void>();

  expect(globalShortcut.register('CommandOrControl+Shift+F9', callback)).toBe(true);
  expect(globalShortcut.register('shift+ctrl+f9', vi.fn<() => void>())).toBe(false);
  expect(globalShortcut.isRegistered('Shift+Control+F9')).toBe(true);
  expect(desktop.pressShortcut('Ctrl+Shift+F9')).toBe(true);
  globalShortcut.setSuspended(true);
  expect(desktop.pressShortcut('Ctrl+Shift+F9')).toBe(false);
  globalShortcut.setSuspended(false);
  globalShortcut.unregister('Ctrl+Shift+F9');
  expect(desktop.pressShortcut('Ctrl+Shift+F9')).toBe(false);
  expect(callback).toHaveBeenCalledOnce();
});

test('keys that do not exist, and asking too early, are errors', () => {
  expect(() => globalShortcut.register('Ctrl+Nonsense', vi.fn<() => void>())).toThrow('conversion failure');
  hostState.isReady = false;
  expect(() => globalShortcut.register('F9', vi.fn<() => void>())).toThrow('before the app is ready');
});

test('the machine is as a test arranges it', () => {
  desktop.idleSeconds = 61;

  expect(powerMonitor.getSystemIdleState(60)).toBe('idle');
  expect(powerMonitor.getSystemIdleState(90)).toBe('active');
  expect(() => powerMonitor.getSystemIdleState(0)).toThrow('greater than 0');
  desktop.isLocked = true;
  expect(powerMonitor.getSystemIdleState(90)).toBe('locked');
});

test('what keeps the machine awake is counted', () => {
  const id = powerSaveBlocker.start('prevent-display-sleep');

  expect(powerSaveBlocker.isStarted(id)).toBe(true);
  expect(powerSaveBlocker.stop(id)).toBe(true);
  expect(powerSaveBlocker.isStarted(id)).toBe(false);
});

test('the theme the app chooses wins over that of the desktop, and every change is told', () => {
  const updated = vi.fn<() => void>();
  nativeTheme.on('updated', updated);
  nativeTheme.themeSource = 'dark';
  nativeTheme.themeSource = 'dark';

  expect(nativeTheme.shouldUseDarkColors).toBe(true);
  nativeTheme.themeSource = 'system';
  expect(nativeTheme.shouldUseDarkColors).toBe(false);
  expect(updated).toHaveBeenCalledTimes(2);
});
