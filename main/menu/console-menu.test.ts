import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { pageActs } from '#contracts/console-ipc.ts';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { consoleMenu } from './console-menu.ts';

function aMenu(platform: NodeJS.Platform = 'linux', words = en.menu) {
  const done: string[] = [];
  const menu = consoleMenu({
    platform,
    words,
    acts: { go: (path) => done.push(path), act: (act) => done.push(act), quit: () => done.push('quit') },
  });
  return { menu, items: menu.flatMap(itemsOf), done };
}

function itemsOf(item: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] {
  return Array.isArray(item.submenu) ? item.submenu.flatMap(itemsOf) : [item];
}

describe('the application menu', () => {
  test('every line does something, by a role of the system or by an act', () => {
    const { items, done } = aMenu();
    const lines = items.filter(({ type, role }) => type !== 'separator' && role === undefined);
    for (const { click } of lines) click?.({} as never, undefined, {});

    expect(done).toHaveLength(lines.length);
    expect(done).toEqual(expect.arrayContaining([...pageActs, '/log', '/queue/mine', '/settings', 'quit']));
  });

  test.each(['linux', 'win32', 'darwin'] as const)('on %s no two lines want the same keys', (platform) => {
    const keys = aMenu(platform).items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  });

  test('every accelerator has a modifier, so that nobody’s typing sets it off', () => {
    const keys = aMenu().items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(keys.filter((key) => !key.includes('CmdOrCtrl'))).toEqual([]);
  });

  test('takes no key that text fields need', () => {
    const keys = aMenu().items.flatMap(({ accelerator, registerAccelerator }) =>
      registerAccelerator === false ? [] : (accelerator ?? []),
    );
    const ofFields = new Set(['A', 'B', 'C', 'I', 'K', 'V', 'X', 'Y', 'Z'].map((letter) => `CmdOrCtrl+${letter}`));
    expect(keys.filter((key) => ofFields.has(key))).toEqual([]);
  });

  test('offers neither to reload a page nor the developer’s tools', () => {
    const roles = aMenu().items.map(({ role }) => role);
    expect(roles).not.toContain('reload');
    expect(roles).not.toContain('forceReload');
    expect(roles).not.toContain('toggleDevTools');
  });

  test('quits from its own menu on a Mac, from File elsewhere', () => {
    expect(aMenu('darwin').menu[0]).toMatchObject({ role: 'appMenu' });
    expect(aMenu('darwin').items.map(({ label }) => label)).not.toContain(en.menu.quit);
    expect(aMenu('win32').items.map(({ label }) => label)).toContain(en.menu.quit);
  });

  test('speaks German to who reads it', () => {
    expect(aMenu('linux', de.menu).menu.map(({ label }) => label)).toContain('Datei');
  });
});
