import { session, webContents } from 'electron';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import { cancelForeignRequests } from '#platform/electron/foreign-requests.ts';
import { createOneUseGrants } from '#platform/electron/one-use-grants.ts';
import type { OneUse } from '#platform/electron/permissions.ts';
import { createPermissions, guardSession } from '#platform/electron/permissions.ts';
import type { WindowFactory } from '#platform/electron/window-factory.ts';
import { helperWindowKinds } from './windows.ts';

/** Denies the helper's pages everything but what the role of their window is granted. They capture and save nothing. */
export function guardHelper(origin: string, factory: Pick<WindowFactory<HelperWindow>, 'ofContents'>): void {
  const permissions = createPermissions({
    origin,
    grants: createOneUseGrants<OneUse>(() => Date.now()),
    grantedTo: (contents) => {
      const window = factory.ofContents(contents);
      return window === null ? null : helperWindowKinds[window.role].permissions;
    },
    chooseSource: async () => null,
  });
  guardSession(session.defaultSession, permissions, (frame) => webContents.fromFrame(frame) ?? null);
  cancelForeignRequests(session.defaultSession, origin);
}
