import { session, webContents } from 'electron';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import { cutOff } from '#platform/electron/cut-off.ts';
import { cancelForeignRequests } from '#platform/electron/foreign-requests.ts';
import type { PermissionOptions } from '#platform/electron/permissions.ts';
import { createPermissions, guardSession } from '#platform/electron/permissions.ts';
import type { WindowFactory } from '#platform/electron/window-factory.ts';
import { helperWindowKinds } from './windows.ts';

export interface HelperGuardOptions {
  readonly origin: string;
  readonly factory: Pick<WindowFactory<HelperWindow>, 'ofContents'>;
  readonly remote: {
    readonly captures: PermissionOptions['grants'];
    /** The screen for a capture that somebody has agreed to; `null` for every other. */
    readonly sourceFor: PermissionOptions['chooseSource'];
  };
  readonly reportFault: (error: unknown) => void;
}

/**
 * Denies the helper's pages everything but what the role of their window is granted. They save nothing, capture one screen in
 * a session and else none, and reach nobody but the other end of that session: the hub is asked by the core, updates are fetched in sessions of their own, and no word lists for
 * spelling come from elsewhere; where the system brings its own, they are used.
 */
export function guardHelper({ origin, factory, remote, reportFault }: HelperGuardOptions): void {
  const permissions = createPermissions({
    origin,
    grants: remote.captures,
    grantedTo: (contents) => {
      const window = factory.ofContents(contents);
      return window === null ? null : helperWindowKinds[window.role].permissions;
    },
    chooseSource: remote.sourceFor,
  });
  guardSession(session.defaultSession, permissions, (frame) => webContents.fromFrame(frame) ?? null);
  cancelForeignRequests(session.defaultSession, origin);
  cutOff(session.defaultSession, null).catch(reportFault);
}
