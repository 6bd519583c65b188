import { z } from 'zod';
import { clipboardFromConsole, clipboardFromHelper } from './clipboard-messages.ts';
import { annotationFromConsole, annotationFromHelper, laserMessage } from './annotation-messages.ts';
import { fileFromBoth } from './file-messages.ts';
import { filesWantedFromConsole, filesWantedFromHelper } from './files-wanted-messages.ts';
import { inputState, moveMessage, orderedInput } from './input-messages.ts';
import { stateFromBoth, stateFromConsole, stateFromHelper } from './session-state-messages.ts';
import { trustFromBoth, trustFromConsole, trustFromHelper } from './trust-messages.ts';

/**
 * Rises with every change that an older end could not read. Both ends say theirs in the first message and bind it into the
 * digits, so nobody between them can talk them down to an older one.
 *
 * 1: first release.
 */
export const REMOTE_SESSION_VERSION = 1;

/** Who says it. The helper is always the one whose screen is seen. */
export const linkRoles = ['helper', 'console'] as const;
export type LinkRole = (typeof linkRoles)[number];

/** All that the helper may say on `ctl`. */
const ctlFromHelper = z.discriminatedUnion('kind', [
  ...trustFromHelper,
  ...trustFromBoth,
  ...stateFromHelper,
  ...stateFromBoth,
  ...clipboardFromHelper,
  ...fileFromBoth,
  ...filesWantedFromHelper,
  inputState,
  annotationFromHelper,
]);

/** All that the console may say on `ctl`. */
const ctlFromConsole = z.discriminatedUnion('kind', [
  ...trustFromConsole,
  ...trustFromBoth,
  ...stateFromConsole,
  ...stateFromBoth,
  ...clipboardFromConsole,
  ...fileFromBoth,
  ...filesWantedFromConsole,
  ...orderedInput.options,
  ...annotationFromConsole,
]);

/** What a console asks for and does, on either channel: all that it says but what the link and the records need. */
export const actFromConsole = z.discriminatedUnion('kind', [
  ...stateFromConsole,
  ...clipboardFromConsole,
  ...fileFromBoth,
  ...filesWantedFromConsole,
  ...orderedInput.options,
  moveMessage,
  ...annotationFromConsole,
  laserMessage,
]);
export type ActFromConsole = z.infer<typeof actFromConsole>;

/** All that either end may say, by who says it and on which channel. Of `file` see there; what is not here ends the session. */
export const sessionMessages = {
  helper: { ctl: ctlFromHelper, ptr: z.never() },
  console: { ctl: ctlFromConsole, ptr: z.discriminatedUnion('kind', [moveMessage, laserMessage]) },
} as const;

export type Ctl<Role extends LinkRole> = z.infer<(typeof sessionMessages)[Role]['ctl']>;
export type Ptr<Role extends LinkRole> = z.infer<(typeof sessionMessages)[Role]['ptr']>;

/** The other end. */
export function otherRole<Role extends LinkRole>(role: Role): OtherRole<Role> {
  // Two roles, of which the other is the one that it is not.
  return (role === 'helper' ? 'console' : 'helper') as OtherRole<Role>;
}
export type OtherRole<Role extends LinkRole> = Role extends 'helper' ? 'console' : 'helper';
