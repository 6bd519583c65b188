import type { MenuItemConstructorOptions } from 'electron';
import type { PageAct } from '#contracts/console-ipc.ts';
import type { Words } from '../words/en.ts';

/** What a line of the menu does. */
export interface MenuActs {
  /** Shows a screen of the desk. */
  readonly go: (path: string) => void;
  /** Lets the page in front do something, if it can do that now. */
  readonly act: (act: PageAct) => void;
  readonly quit: () => void;
}

export interface ConsoleMenuOptions {
  readonly platform: NodeJS.Platform;
  readonly words: Words['menu'];
  readonly acts: MenuActs;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };

/**
 * The application menu: every screen and the acts that belong to no single screen. Keys without a modifier are the
 * pages' own; the menu takes only those with Ctrl or Command, and none that a text field needs.
 */
export function consoleMenu({ platform, words, acts }: ConsoleMenuOptions): readonly Item[] {
  const isMac = platform === 'darwin';
  const settings: Item = { label: words.settings, accelerator: 'CmdOrCtrl+,', click: () => acts.go('/settings') };
  return [
    ...(isMac ? [appMenu(settings)] : []),
    { label: words.file, submenu: [...fileItems(words, acts), ...(isMac ? [] : endItems(words, settings, acts))] },
    { role: 'editMenu', label: words.edit },
    { label: words.view, submenu: viewItems(words) },
    { label: words.go, submenu: goItems(words, acts) },
    { role: 'windowMenu', label: words.window },
    { label: words.help, submenu: helpItems(words, acts) },
  ];
}

/** On a Mac the first menu is the app's own, with what systems elsewhere have under File. */
function appMenu(settings: Item): Item {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function fileItems(words: Words['menu'], { go, act }: MenuActs): readonly Item[] {
  return [
    { label: words.logCall, accelerator: 'CmdOrCtrl+N', click: () => go('/log') },
    { label: words.helpByCode, click: () => act('desk.help') },
    separator,
    { label: words.print, accelerator: 'CmdOrCtrl+P', click: () => act('incident.print') },
    { label: words.savePdf, accelerator: 'CmdOrCtrl+Shift+P', click: () => act('incident.save-pdf') },
    separator,
    { role: 'close', label: words.close },
  ];
}

function endItems(words: Words['menu'], settings: Item, { quit }: MenuActs): readonly Item[] {
  return [separator, settings, separator, { label: words.quit, accelerator: 'CmdOrCtrl+Q', click: quit }];
}

/** No reloading and no developer's tools: a page that is loaded anew under somebody's hands helps nobody. */
function viewItems(words: Words['menu']): Item[] {
  return [
    { role: 'resetZoom', label: words.resetZoom },
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    separator,
    { role: 'togglefullscreen', label: words.fullScreen },
  ];
}

function goItems(words: Words['menu'], { go, act }: MenuActs): Item[] {
  return [
    // Ctrl+K is the page's own; registered here it would take the key from the palette's field.
    { label: words.palette, accelerator: 'CmdOrCtrl+K', registerAccelerator: false, click: () => act('desk.palette') },
    separator,
    { label: words.queue, accelerator: 'CmdOrCtrl+1', click: () => go('/queue/mine') },
    { label: words.people, accelerator: 'CmdOrCtrl+2', click: () => go('/people') },
    { label: words.devices, accelerator: 'CmdOrCtrl+3', click: () => go('/devices') },
    { label: words.knowledge, accelerator: 'CmdOrCtrl+4', click: () => go('/knowledge') },
    { label: words.announcements, accelerator: 'CmdOrCtrl+5', click: () => go('/announcements') },
    { label: words.sync, accelerator: 'CmdOrCtrl+6', click: () => go('/sync') },
  ];
}

function helpItems(words: Words['menu'], { go, act }: MenuActs): Item[] {
  return [
    { label: words.shortcuts, click: () => act('desk.shortcuts') },
    { label: words.diagnostics, click: () => go('/diagnostics') },
  ];
}
