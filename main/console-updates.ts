import type { UpdateHold } from '#contracts/update-state.ts';
import type { Updates } from '#platform/electron/updates/create-updates.ts';
import { openElectronUpdates } from '#platform/electron/updates/electron-updates.ts';
import type { ConsoleWindows } from './console-windows.ts';
import type { UnsentDrafts } from './unsent-drafts.ts';
import { createUnsentDrafts } from './unsent-drafts.ts';

export interface ConsoleUpdatesOptions {
  /** The hub that is worked with; `null` before the first start's question was answered. */
  readonly hub: () => string | null;
  readonly windows: Pick<ConsoleWindows, 'factory' | 'tell' | 'sessions'>;
  readonly nowMs: () => number;
  readonly reportFault: (error: unknown) => void;
}

export interface ConsoleUpdates {
  readonly updates: Updates;
  /** What an update waits for. */
  readonly drafts: UnsentDrafts;
  /** The very last act of the console: installs what somebody agreed to. */
  readonly finish: () => void;
}

/** The console's own updates: looked for from now on, told to every window, installed neither over typing nor in a session. */
export function openConsoleUpdates({ hub, windows, nowMs, reportFault }: ConsoleUpdatesOptions): ConsoleUpdates {
  const drafts = createUnsentDrafts(() =>
    windows.factory.all().map(({ browserWindow }) => browserWindow.webContents.id),
  );
  function heldBy(): UpdateHold | null {
    if (windows.sessions.isAnyJoined()) return 'remote-session';
    return drafts.isAny() ? 'unsaved-draft' : null;
  }
  const updates = openElectronUpdates({ app: 'console', hub, heldBy, nowMs, reportFault });
  updates.watch((report) => windows.tell('update.changed', report));
  const ending = new AbortController();
  updates.run(ending.signal).catch(reportFault);
  return {
    updates,
    drafts,
    finish: () => {
      ending.abort();
      updates.atQuit();
    },
  };
}
