import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import type { ConsoleIpc } from '#contracts/console-ipc.ts';
import type { TellWindows } from '#platform/electron/typed-ipc.ts';
import type { AppWindow, WindowFactory } from '#platform/electron/window-factory.ts';
import { bringToFront } from '#platform/electron/window-factory.ts';

/** The window of the whole desk. There is one; tickets may have others. */
export interface DeskWindow {
  /** Shows a screen in it: opens it where there is none, brings it to the front where there is. */
  readonly show: (path: string) => void;
}

const START = '/';

export function createDeskWindow(
  factory: Pick<WindowFactory<ConsoleWindow>, 'open' | 'all' | 'load'>,
  tellWindows: TellWindows<ConsoleIpc>,
): DeskWindow {
  const present = () => factory.all().find(({ role }) => role === 'desk');

  function go(window: AppWindow<ConsoleWindow>, path: string): void {
    // A page that is still loading would not hear of it.
    if (window.browserWindow.webContents.isLoading()) factory.load(window, path);
    else tellWindows('desk.go', { path }, window);
  }

  return {
    show: (path) => {
      const window = present();
      if (window === undefined) {
        factory.open('desk', path);
      } else {
        bringToFront(window.browserWindow);
        if (path !== START) go(window, path);
      }
    },
  };
}
