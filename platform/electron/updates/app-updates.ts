import type { UpdateHold, UpdateReport } from '#contracts/update-state.ts';
import type { Updates } from './create-updates.ts';
import type { ElectronUpdatesOptions } from './electron-updates.ts';
import { openElectronUpdates } from './electron-updates.ts';
import type { UnsentDrafts } from './unsent-drafts.ts';
import { createUnsentDrafts } from './unsent-drafts.ts';

export interface AppUpdatesOptions extends Omit<ElectronUpdatesOptions, 'heldBy'> {
  /** Whether somebody of the desk helps, or is helped, at this moment. */
  readonly isInSession: () => boolean;
  /** The ids of the contents of the windows that are open now. */
  readonly windows: () => readonly number[];
  /** Tells every window. */
  readonly tell: (report: UpdateReport) => void;
}

export interface AppUpdates {
  readonly updates: Updates;
  /** What an update waits for. */
  readonly drafts: UnsentDrafts;
  /** The very last act of the app: installs what somebody agreed to. */
  readonly finish: () => void;
}

/** An app's own updates: looked for from now on, told to its windows, installed neither over typing nor in a session. */
export function openAppUpdates({ isInSession, windows, tell, ...options }: AppUpdatesOptions): AppUpdates {
  const drafts = createUnsentDrafts(windows);
  function heldBy(): UpdateHold | null {
    if (isInSession()) return 'remote-session';
    return drafts.isAny() ? 'unsaved-draft' : null;
  }
  const updates = openElectronUpdates({ ...options, heldBy });
  updates.watch(tell);
  const ending = new AbortController();
  updates.run(ending.signal).catch(options.reportFault);
  return {
    updates,
    drafts,
    finish: () => {
      ending.abort();
      updates.atQuit();
    },
  };
}
