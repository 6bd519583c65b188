import type { App } from 'electron';
import { Menu } from 'electron';
import type { ConsoleWindows } from '../console-windows.ts';
import type { Words } from '../words/en.ts';
import { consoleMenu } from './console-menu.ts';

export interface ShowMenuOptions {
  readonly app: Pick<App, 'quit'>;
  readonly windows: Pick<ConsoleWindows, 'factory' | 'tell' | 'desk'>;
  readonly words: Words['menu'];
}

/** Gives the console its application menu. */
export function showMenu({ app, windows, words }: ShowMenuOptions): void {
  const { factory, tell, desk } = windows;
  const inFront = () => factory.all().find(({ browserWindow }) => browserWindow.isFocused());
  const menu = consoleMenu({
    platform: process.platform,
    words,
    acts: {
      go: desk.show,
      act: (act) => {
        const window = inFront();
        if (window !== undefined) tell('page.act', { act }, window);
      },
      quit: () => app.quit(),
    },
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menu]));
}
