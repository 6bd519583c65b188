import { beforeEach, expect, test, vi } from 'vitest';
import { recordedCalls } from '../recorded-calls.ts';
import { desktop } from './desktop.ts';
import { Menu } from './menu.ts';
import { MenuItem } from './menu-item.ts';

beforeEach(() => {
  desktop.openMenus.length = 0;
});

test('a click calls the app with the item, the window and the event', () => {
  const click = vi.fn<() => void>();
  const item = new MenuItem({ label: 'New ticket', accelerator: 'CommandOrControl+N', click });
  item.click({ ctrlKey: true });

  expect(click).toHaveBeenCalledWith(item, undefined, { ctrlKey: true });
  expect(item).toMatchObject({ type: 'normal', accelerator: 'CommandOrControl+N', enabled: true, visible: true });
});

test('items are found by their id at any depth', () => {
  const menu = Menu.buildFromTemplate([
    { label: 'File', submenu: [{ label: 'More', submenu: [{ id: 'deep', label: 'Deep' }] }] },
    { type: 'separator' },
  ]);

  expect(menu.getMenuItemById('deep')?.label).toBe('Deep');
  expect(menu.getMenuItemById('missing')).toBeNull();
  expect(menu.items.map(({ type }) => type)).toEqual(['submenu', 'separator']);
});

test('a click flips the mark before the app is called', () => {
  const seen: boolean[] = [];
  const item = new MenuItem({ label: 'Compact', type: 'checkbox', click: ({ checked }) => seen.push(checked) });
  item.click();
  item.click();

  expect(seen).toEqual([true, false]);
});

test('of the radio items that stand together one is marked', () => {
  const radio = (id: string, checked = false) => ({ id, label: id, type: 'radio' as const, checked });
  const menu = Menu.buildFromTemplate([radio('a', true), radio('b'), { type: 'separator' }, radio('c', true)]);
  menu.getMenuItemById('b')!.click();

  expect(menu.items.filter(({ checked }) => checked).map(({ id }) => id)).toEqual(['b', 'c']);
});

test("a role gives label and keys, acts in the window, and then the app's own click is not called", () => {
  const window = { close: vi.fn<() => void>() };
  const click = vi.fn<() => void>();
  const item = new MenuItem({ role: 'close', click });
  // Only what the role touches of a window is needed.
  item.click({}, window as never);

  expect(item).toMatchObject({ label: 'Close', accelerator: 'CommandOrControl+W' });
  expect(window.close).toHaveBeenCalledOnce();
  expect(click).not.toHaveBeenCalled();
});

test('a role that is a whole menu brings its items', () => {
  const menu = Menu.buildFromTemplate([{ role: 'editMenu' }]);

  expect(menu.items[0]!.label).toBe('Edit');
  expect(menu.items[0]!.submenu!.items.map(({ role }) => role)).toContain('paste');
});

test('a template that Electron would refuse is refused', () => {
  expect(() => Menu.buildFromTemplate([{ id: 'nameless' }])).toThrow('must have at least one of label, role or type');
  expect(() => new MenuItem({ label: 'x', type: 'submenu' })).toThrow('Invalid submenu');
  expect(() => new MenuItem({ role: 'shareMenu' })).toThrow('not in this stand-in');
});

test('the menu of the application is set once for all windows', () => {
  const menu = Menu.buildFromTemplate([{ label: 'File', submenu: [] }]);
  Menu.setApplicationMenu(menu);

  expect(Menu.getApplicationMenu()).toBe(menu);
  expect(recordedCalls('Menu.setApplicationMenu').at(-1)!.detail).toEqual({ labels: ['File'] });
});

test('a context menu stays open until it is closed', () => {
  const menu = Menu.buildFromTemplate([{ label: 'Copy' }]);
  const callback = vi.fn<() => void>();
  menu.popup({ callback });

  expect(desktop.openMenus).toEqual([menu]);
  expect(callback).not.toHaveBeenCalled();
  menu.closePopup();
  expect(desktop.openMenus).toEqual([]);
  expect(callback).toHaveBeenCalledOnce();
});
