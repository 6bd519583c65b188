import { z } from 'zod';

/**
 * The agent would like to have files. It is the user who chooses them, in their own system's dialog: nothing there can be looked
 * through from here (W3). What they choose is offered by `file.offer`.
 */
export const filesWantedFromConsole = [z.strictObject({ kind: z.literal('files.wanted') })] as const;

/**
 * What became of it. `withheld`: as with the clipboard. `hand-there`: while somebody else has mouse and keyboard nobody can tell
 * who chooses, so the agent gives them back first.
 */
export const filesWantedFromHelper = [
  z.strictObject({
    kind: z.literal('files.choosing'),
    state: z.enum(['open', 'chosen', 'cancelled', 'unreadable', 'withheld', 'hand-there']),
  }),
] as const;
