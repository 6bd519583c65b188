import { session, webContents } from 'electron';
import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import { cancelForeignRequests } from '#platform/electron/foreign-requests.ts';
import type { OneUseGrants } from '#platform/electron/one-use-grants.ts';
import type { OneUse } from '#platform/electron/permissions.ts';
import { createPermissions, guardSession } from '#platform/electron/permissions.ts';
import type { WindowFactory } from '#platform/electron/window-factory.ts';
import type { ScreenCapture } from './capture/screen-capture.ts';
import { consoleWindowKinds } from './windows.ts';

export interface ConsoleGuardOptions {
  readonly grants: OneUseGrants<OneUse>;
  readonly capture: Pick<ScreenCapture, 'sourceFor'>;
}

/** Denies the console's pages everything but what the role of their window is granted. */
export function guardConsole(
  origin: string,
  factory: Pick<WindowFactory<ConsoleWindow>, 'ofContents'>,
  { grants, capture }: ConsoleGuardOptions,
): void {
  const permissions = createPermissions({
    origin,
    grants,
    grantedTo: (contents) => {
      const window = factory.ofContents(contents);
      return window === null ? null : consoleWindowKinds[window.role].permissions;
    },
    chooseSource: async (contents) => {
      const window = factory.ofContents(contents);
      return window === null ? null : capture.sourceFor(window.browserWindow);
    },
  });
  guardSession(session.defaultSession, permissions, (frame) => webContents.fromFrame(frame) ?? null);
  cancelForeignRequests(session.defaultSession, origin);
}
