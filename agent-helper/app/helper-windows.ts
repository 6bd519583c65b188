import { join } from 'node:path';
import { app, nativeTheme, screen } from 'electron';
import type { HelperIpc } from '#contracts/helper-ipc.ts';
import { helperIpc } from '#contracts/helper-ipc.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import type { OpenLink } from '#platform/electron/open-link.ts';
import { revivePage } from '#platform/electron/revive-pages.ts';
import type { TellWindows } from '#platform/electron/typed-ipc.ts';
import { createTellWindows } from '#platform/electron/typed-ipc.ts';
import type { AppWindow, WindowFactory } from '#platform/electron/window-factory.ts';
import { createWindowFactory } from '#platform/electron/window-factory.ts';
import type { WindowPlacements } from '#platform/electron/window-placements.ts';
import { openWindowPlacements } from '#platform/electron/window-placements.ts';
import { hideMenuBar } from './helper-menu.ts';
import type { MainWindow } from './helper-window.ts';
import { createMainWindow } from './helper-window.ts';
import { helperWindowKinds } from './windows.ts';

export interface HelperWindowsOptions {
  readonly origin: string;
  /** Where the bundles lie. */
  readonly appFolder: string;
  /** The file of that name in the profile. */
  readonly kept: (name: string) => string;
  readonly log: AppLog;
  readonly nowMs: () => number;
  readonly openLink: OpenLink;
  readonly reportFault: (error: unknown) => void;
  readonly hasTray: boolean;
}

/** All that has to do with windows: what makes them, what speaks to them, and the one there is. */
export interface HelperWindows {
  readonly factory: WindowFactory<HelperWindow>;
  readonly tell: TellWindows<HelperIpc>;
  readonly main: MainWindow;
  readonly placements: WindowPlacements;
}

/** Of a page before its first frame: the ground of both themes, as `portal/look/tokens.css` has it. */
const GROUND = { light: '#faf9f7', dark: '#141413' } as const;

export function createHelperWindows(options: HelperWindowsOptions): HelperWindows {
  const { origin, appFolder, kept, log, nowMs, openLink, reportFault, hasTray } = options;
  const placements = openWindowPlacements(kept('windows.json'), reportFault);

  function watch({ role, browserWindow }: AppWindow<HelperWindow>): void {
    hideMenuBar(browserWindow);
    // The windows of a session are not mended: one that breaks ends what it stands for.
    if (role !== 'helper') return;
    revivePage(browserWindow.webContents, {
      nowMs,
      onCrashed: (crash) => log.error('page crashed', { ...crash }),
      // The next time somebody asks for it, it is made anew.
      onGivenUp: () => browserWindow.destroy(),
    });
  }

  const factory = createWindowFactory<HelperWindow>({
    origin,
    preloadFile: join(appFolder, 'preload.cjs'),
    iconFile: join(appFolder, 'icons/app.png'),
    title: app.getName(),
    kinds: helperWindowKinds,
    placements,
    backgroundColor: () => (nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light),
    workAreas: () => screen.getAllDisplays().map(({ workArea }) => workArea),
    guards: {
      openLink: (address) => void openLink(address).catch(reportFault),
      report: (attempt, address) => log.error('page kept in place', { attempt, scheme: URL.parse(address)?.protocol }),
    },
    onMade: watch,
  });
  const tell = createTellWindows(helperIpc, factory.all);
  return { factory, tell, placements, main: createMainWindow({ factory, tell, hasTray }) };
}
