import type { HelperIpc, HelperPlace } from '#contracts/helper-ipc.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { TellWindows } from '#platform/electron/typed-ipc.ts';
import type { AppWindow, WindowFactory } from '#platform/electron/window-factory.ts';
import { bringToFront } from '#platform/electron/window-factory.ts';

export interface MainWindowPorts {
  readonly factory: Pick<WindowFactory<HelperWindow>, 'open' | 'all'>;
  readonly tell: TellWindows<HelperIpc>;
  readonly hasTray: boolean;
}

/** The helper's one window, which is put away when it is closed and goes only with the app. */
export interface MainWindow {
  /** To the front, on a place where one is named. */
  readonly show: (place?: HelperPlace) => void;
  /** Whether somebody has the conversation of this ticket before them. */
  readonly isInFront: (ticket: IncidentId) => boolean;
  /** There, and out of sight: in the tray, or where there is none in the task bar. */
  readonly openHidden: () => void;
  /** Out of the way of somebody who works on this screen, and can touch no window of ours. */
  readonly stepAside: () => void;
  /** From now on closing closes. */
  readonly letGo: () => void;
}

/** As the pages have it (`renderer/app/routes.ts`). */
function pathOf(ticket: IncidentId): string {
  return `/tickets/${ticket.slice('incident:'.length)}`;
}

export function createMainWindow({ factory, tell, hasTray }: MainWindowPorts): MainWindow {
  let isLeaving = false;
  let isLoaded = false;
  let wanted: HelperPlace | null = null;

  function open(isHidden: boolean): AppWindow<HelperWindow> {
    const window = factory.open('helper', '/', { isHidden });
    const { browserWindow } = window;
    isLoaded = false;
    browserWindow.webContents.on('did-finish-load', () => {
      isLoaded = true;
      if (wanted !== null) tell('place.opened', wanted);
      wanted = null;
    });
    browserWindow.on('close', (event) => {
      if (isLeaving) return;
      event.preventDefault();
      if (hasTray) browserWindow.hide();
      else browserWindow.minimize();
    });
    return window;
  }

  return {
    show: (place) => {
      const there = factory.all().find(({ role }) => role === 'helper');
      const window = there ?? open(false);
      if (there !== undefined) bringToFront(window.browserWindow);
      if (place === undefined) return;
      if (isLoaded) tell('place.opened', place);
      else wanted = place;
    },
    isInFront: (ticket) =>
      factory.all().some(({ browserWindow }) => {
        return browserWindow.isFocused() && URL.parse(browserWindow.webContents.getURL())?.pathname === pathOf(ticket);
      }),
    openHidden: () => {
      const { browserWindow } = open(true);
      if (!hasTray) browserWindow.minimize();
    },
    stepAside: () => {
      for (const { role, browserWindow } of factory.all()) if (role === 'helper') browserWindow.minimize();
    },
    letGo: () => {
      isLeaving = true;
    },
  };
}
