import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import type { ConsoleIpc } from '#contracts/console-ipc.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { TellWindows } from '#platform/electron/typed-ipc.ts';
import type { AppWindow, WindowFactory } from '#platform/electron/window-factory.ts';
import { bringToFront } from '#platform/electron/window-factory.ts';
import { sessionPath } from './windows.ts';

type Window = AppWindow<ConsoleWindow>;

export interface SessionWindowsOptions {
  readonly factory: () => Pick<WindowFactory<ConsoleWindow>, 'show'>;
  readonly tell: TellWindows<ConsoleIpc>;
  /** Ends the console, which was told to end before. */
  readonly quit: () => void;
}

/**
 * Help sessions in windows of their own, each in one at most. To close one ends no session, so while somebody is being
 * helped it is asked once what was meant: the page asks, and closes its window by itself. Whoever closes it a second
 * time meant it, or has a page that no longer answers.
 */
export interface SessionWindows {
  /** Opens the session's window, or brings it to the front. */
  open(session: SupportSessionId): void;
  /** Called with each new window of the console. */
  readonly watch: (window: Window) => void;
  /** A window says whether it shows a session that is joined. */
  readonly note: (window: Window, isJoined: boolean) => void;
  /** Whether any window shows one. */
  readonly isAnyJoined: () => boolean;
  /** Whether the console may end now. If not, people are asked, and it ends when they agree. */
  readonly mayEnd: () => boolean;
  /** Nobody is signed in any more, so there is nobody to ask. */
  readonly forget: () => void;
}

export function createSessionWindows({ factory, tell, quit }: SessionWindowsOptions): SessionWindows {
  const joined = new Set<Window>();
  const asked = new Set<Window>();
  let isEnding = false;

  function ask(window: Window): void {
    asked.add(window);
    bringToFront(window.browserWindow);
    tell('session.closing', {}, window);
  }

  function drop(window: Window): void {
    joined.delete(window);
    asked.delete(window);
    if (!isEnding || unasked().length > 0 || asked.size > 0) return;
    isEnding = false;
    quit();
  }

  const unasked = () => [...joined].filter((window) => window.role === 'session' && !asked.has(window));

  return {
    open: (session) => void factory().show('session', sessionPath(session)),
    watch: (window) => {
      const { browserWindow } = window;
      browserWindow.on('closed', () => drop(window));
      // A page that comes back after a crash says it anew.
      browserWindow.webContents.on('render-process-gone', () => drop(window));
      browserWindow.on('close', (event) => {
        if (!unasked().includes(window)) return;
        event.preventDefault();
        ask(window);
      });
    },
    note: (window, isJoined) => {
      if (!isJoined) return drop(window);
      joined.add(window);
      // They want to stay: whatever was to end goes on.
      if (asked.delete(window)) isEnding = false;
    },
    isAnyJoined: () => joined.size > 0,
    mayEnd: () => {
      const windows = unasked();
      isEnding = windows.length > 0;
      for (const window of windows) ask(window);
      return !isEnding;
    },
    forget: () => {
      joined.clear();
      asked.clear();
      isEnding = false;
    },
  };
}
