import type { App, Dialog } from 'electron';
import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import { revivePage } from '#platform/electron/revive-pages.ts';
import type { AppWindow, WindowFactory } from '#platform/electron/window-factory.ts';
import type { Words } from './words/en.ts';

type Window = AppWindow<ConsoleWindow>;
export type TroubleChoice = 'start-anew' | 'quit';

export interface TroubleOptions {
  readonly factory: () => Pick<WindowFactory<ConsoleWindow>, 'open'>;
  readonly app: Pick<App, 'quit'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly log: AppLog;
  readonly nowMs: () => number;
  readonly words: () => Words;
  /** Starts what has ended for good. */
  readonly restartDesk: () => void;
}

/** Windows that crash again and again give way to one that says so and asks what to do. */
export interface Trouble {
  /** Loads the window's page anew when it crashes, and offers to when it hangs. */
  readonly watch: (window: Window) => void;
  /** The data service was started again in vain. */
  deskGivenUp(): void;
  read(asker: Window): { readonly what: 'page' | 'data-service' };
  choose(choice: TroubleChoice, asker: Window): void;
}

export function createTrouble(options: TroubleOptions): Trouble {
  const { factory, app, dialog, log, nowMs } = options;
  const troubled = new Map<Window, { readonly what: 'page' | 'data-service'; readonly instead: Window | null }>();

  function tell(what: 'page' | 'data-service', instead: Window | null): void {
    const window = factory().open('trouble', '/');
    troubled.set(window, { what, instead });
    window.browserWindow.on('closed', () => troubled.delete(window));
  }

  function watch(window: Window): void {
    const { browserWindow, role } = window;
    revivePage(browserWindow.webContents, {
      nowMs,
      onCrashed: (crash) => log.error('page crashed', { role, ...crash }),
      onGivenUp: () => {
        if (role !== 'trouble') tell('page', window);
        browserWindow.destroy();
      },
    });
    browserWindow.on('unresponsive', () => void offerToReload(window));
  }

  async function offerToReload({ browserWindow, role }: Window): Promise<void> {
    log.error('page hung', { role });
    const { hung } = options.words();
    const { response } = await dialog.showMessageBox(browserWindow, {
      type: 'warning',
      message: hung.message,
      detail: hung.detail,
      buttons: [hung.wait, hung.reload],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1 && !browserWindow.isDestroyed()) browserWindow.webContents.forcefullyCrashRenderer();
  }

  function choose(choice: TroubleChoice, asker: Window): void {
    if (choice === 'quit') return app.quit();
    const trouble = troubled.get(asker);
    if (trouble?.what === 'data-service') options.restartDesk();
    if (trouble?.instead) factory().open(trouble.instead.role, trouble.instead.path);
    asker.browserWindow.close();
  }

  return {
    watch,
    deskGivenUp: () => tell('data-service', null),
    read: (asker) => ({ what: troubled.get(asker)?.what ?? 'page' }),
    choose,
  };
}
