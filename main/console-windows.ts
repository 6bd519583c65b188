import { join } from 'node:path';
import { app, dialog, nativeTheme, screen } from 'electron';
import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import type { ConsoleIpc } from '#contracts/console-ipc.ts';
import { consoleIpc } from '#contracts/console-ipc.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import type { OpenLink } from '#platform/electron/open-link.ts';
import type { TellWindows } from '#platform/electron/typed-ipc.ts';
import { createTellWindows } from '#platform/electron/typed-ipc.ts';
import type { WindowFactory } from '#platform/electron/window-factory.ts';
import { createWindowFactory } from '#platform/electron/window-factory.ts';
import type { WindowPlacements } from '#platform/electron/window-placements.ts';
import { openWindowPlacements } from '#platform/electron/window-placements.ts';
import type { DeskWindow } from './desk-window.ts';
import { createDeskWindow } from './desk-window.ts';
import { deskRemains } from './leave-hub.ts';
import type { SessionWindows } from './session-windows.ts';
import { createSessionWindows } from './session-windows.ts';
import { offerTextMenu } from './spelling/console-spelling.ts';
import type { TicketWindows } from './ticket-windows.ts';
import { createTicketWindows } from './ticket-windows.ts';
import type { Trouble } from './trouble.ts';
import { createTrouble } from './trouble.ts';
import { consoleWindowKinds } from './windows.ts';
import type { Words } from './words/en.ts';

export interface ConsoleWindowsOptions {
  readonly origin: string;
  /** Where the bundles lie. */
  readonly appFolder: string;
  /** The file of that name in the profile. */
  readonly kept: (name: string) => string;
  readonly log: AppLog;
  readonly nowMs: () => number;
  readonly words: () => Words;
  readonly reportFault: (error: unknown) => void;
  readonly openLink: OpenLink;
  /** Starts the data service after it was given up. */
  readonly openDesk: () => void;
}

/** All that has to do with windows: what makes them, what speaks to them, and what each kind of them is for. */
export interface ConsoleWindows {
  readonly factory: WindowFactory<ConsoleWindow>;
  readonly tell: TellWindows<ConsoleIpc>;
  readonly desk: DeskWindow;
  readonly tickets: TicketWindows;
  readonly sessions: SessionWindows;
  readonly trouble: Trouble;
  readonly placements: WindowPlacements;
}

/** Of a page before its first frame: the ground of both themes, as `renderer/look/tokens.css` has it. */
const GROUND = { light: '#f4f3f0', dark: '#121211' } as const;

export function createConsoleWindows(options: ConsoleWindowsOptions): ConsoleWindows {
  const { origin, appFolder, kept, log, nowMs, words, openLink, reportFault } = options;
  const placements = openWindowPlacements(kept('windows.json'), reportFault);
  const restartDesk = options.openDesk;
  const trouble = createTrouble({
    factory: () => factory,
    app,
    dialog,
    log,
    nowMs,
    words,
    restartDesk,
  });
  const factory = createWindowFactory<ConsoleWindow>({
    origin,
    preloadFile: join(appFolder, 'preload.cjs'),
    iconFile: join(appFolder, 'icons/app.png'),
    title: app.getName(),
    kinds: consoleWindowKinds,
    placements,
    backgroundColor: () => (nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light),
    workAreas: () => screen.getAllDisplays().map(({ workArea }) => workArea),
    guards: {
      openLink: (address) => void openLink(address).catch(reportFault),
      report: (attempt, address) => log.error('page kept in place', { attempt, scheme: URL.parse(address)?.protocol }),
    },
    onMade: (window) => {
      trouble.watch(window);
      sessions.watch(window);
      offerTextMenu(window.browserWindow, words);
    },
  });
  const tell = createTellWindows(consoleIpc, factory.all);
  const tickets = createTicketWindows({ factory, file: kept(deskRemains.tickets), reportFault });
  const sessions = createSessionWindows({ factory: () => factory, tell, quit: () => app.quit() });
  return { factory, tell, desk: createDeskWindow(factory, tell), tickets, sessions, trouble, placements };
}
