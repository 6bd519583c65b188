import type { App } from 'electron';
import { Menu } from 'electron';
import type { ConsoleWindows } from '../console-windows.ts';
import type { Words } from '../words/en.ts';
import { consoleMenu } from './console-menu.ts';

export interface ShowMenuOptions {
  readonly app: Pick<App, 'quit'>;
  readonly windows: Pick<ConsoleWindows, 'factory' | 'tell' | 'desk'>;
  readonly words: Words['menu'];
  /** Without one there is no desk to show yet. */
  readonly hasHub: () => boolean;
}

/** Gives the console its application menu. */
export function showMenu({ app, windows, words, hasHub }: ShowMenuOptions): void {
  const { factory, tell, desk } = windows;
  const show = (path: string) => void (hasHub() ? desk.show(path) : factory.show('set-up', '/'));
  const inFront = () => factory.all().find(({ browserWindow }) => browserWindow.isFocused());
  const menu = consoleMenu({
    platform: process.platform,
    words,
    acts: {
      go: show,
      act: (act) => {
        const window = inFront();
        // On a Mac the menu is there without any window.
        if (window === undefined) show('/');
        else tell('page.act', { act }, window);
      },
      quit: () => app.quit(),
    },
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menu]));
}
