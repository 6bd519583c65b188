import type { AppUpdates } from '#platform/electron/updates/app-updates.ts';
import { openAppUpdates } from '#platform/electron/updates/app-updates.ts';
import type { ConsoleWindows } from './console-windows.ts';

export interface ConsoleUpdatesOptions {
  /** The hub that is worked with; `null` before the first start's question was answered. */
  readonly hub: () => string | null;
  readonly windows: Pick<ConsoleWindows, 'factory' | 'tell' | 'sessions'>;
  readonly nowMs: () => number;
  readonly reportFault: (error: unknown) => void;
}

/** The console's own updates, from its hub, told to every window. */
export function openConsoleUpdates({ windows, ...options }: ConsoleUpdatesOptions): AppUpdates {
  const { factory, tell, sessions } = windows;
  return openAppUpdates({
    ...options,
    app: 'console',
    isInSession: sessions.isAnyJoined,
    windows: () => factory.all().map(({ browserWindow }) => browserWindow.webContents.id),
    tell: (report) => tell('update.changed', report),
  });
}
