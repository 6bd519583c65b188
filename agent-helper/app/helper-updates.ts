import type { EnrolledState, HelperState } from '#contracts/helper-core.ts';
import type { AppUpdates } from '#platform/electron/updates/app-updates.ts';
import { openAppUpdates } from '#platform/electron/updates/app-updates.ts';
import type { HelperWindows } from './helper-windows.ts';

export interface HelperUpdatesOptions {
  readonly windows: Pick<HelperWindows, 'factory' | 'tell'>;
  readonly nowMs: () => number;
  readonly reportFault: (error: unknown) => void;
}

export interface HelperUpdates extends AppUpdates {
  /** To be told how the helper stands: at which hub it asks, and whether somebody of the desk is there. */
  readonly follow: (state: HelperState) => void;
}

/** The helper's own updates, from the hub that this computer is enrolled at. */
export function openHelperUpdates({ windows, nowMs, reportFault }: HelperUpdatesOptions): HelperUpdates {
  const { factory, tell } = windows;
  // What was last known counts while the core starts again: the session goes on without it.
  let known: EnrolledState | null = null;
  const own = openAppUpdates({
    app: 'helper',
    hub: () => known?.hub ?? null,
    isInSession: () => known?.help?.state === 'joined',
    windows: () => factory.all().map(({ browserWindow }) => browserWindow.webContents.id),
    tell: (report) => tell('update.changed', report),
    nowMs,
    reportFault,
  });
  return {
    ...own,
    follow: (state) => {
      if (state.stage === 'not-enrolled') known = null;
      if (state.stage === 'enrolled') known = state;
    },
  };
}
