import type { BrowserWindow, MenuItemConstructorOptions, WebContents } from 'electron';
import { app, clipboard, Menu, session } from 'electron';
import { offerContextMenu } from '#platform/electron/context-menu.ts';
import { createSpelling } from '#platform/electron/spelling.ts';
import type { SettingsStore } from '../settings.ts';
import type { Words } from '../words/en.ts';

/** Spell checking with the hub's word lists, as it is set. */
export interface ConsoleSpelling {
  /** Begins to check, or goes on with another hub's word lists. */
  readonly follow: () => void;
  readonly change: (isOn: boolean) => Promise<void>;
}

/** @param settings Says which hub, and whether anything is checked at all. */
export function createConsoleSpelling(settings: SettingsStore): ConsoleSpelling {
  const spelling = createSpelling({
    session: session.defaultSession,
    platform: process.platform,
    languages: app.getPreferredSystemLanguages(),
  });
  function follow(): void {
    const { hub, isSpellingOn } = settings.read();
    spelling.follow(isSpellingOn, hub === null ? null : `${hub}/dictionaries/`);
  }
  return {
    follow,
    change: async (isSpellingOn) => {
      await settings.change({ isSpellingOn });
      follow();
    },
  };
}

/** Gives a window the context menu of text fields, with spellings. */
export function offerTextMenu(browserWindow: BrowserWindow, words: () => Words): void {
  const contents: WebContents = browserWindow.webContents;
  offerContextMenu(contents, {
    words: () => words().textMenu,
    copyText: (text) => void clipboard.writeText(text),
    popUp: (items: readonly MenuItemConstructorOptions[]) =>
      Menu.buildFromTemplate([...items]).popup({ window: browserWindow }),
  });
}
