import { ipcMain, Menu, nativeImage } from 'electron';
import { expect, test } from 'vitest';
import { Menu as MenuOfTheStandIn } from './modules/menu.ts';

test('a unit test of a main-process module gets the stand-in for `electron`, without a browser', () => {
  const menu = Menu.buildFromTemplate([{ id: 'quit', role: 'quit' }]);

  expect(menu).toBeInstanceOf(MenuOfTheStandIn);
  expect(menu.getMenuItemById('quit')?.label).toBe('Quit');
  expect(nativeImage.createEmpty().isEmpty()).toBe(true);
  expect(() => ipcMain.handle('ask', () => 1)).not.toThrow();
});
