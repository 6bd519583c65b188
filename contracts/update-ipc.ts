import { z } from 'zod';
import { updateAnswer, updateAnswered, updateReport } from './update-state.ts';

const nothing = z.strictObject({});
const done = z.void();

/** What the pages of both apps may ask about updates, for the windows of one of them. */
export const updateRequestsIn = <Role extends string>(windows: readonly Role[]) => ({
  'update.read': { input: nothing, output: updateReport, windows },
  /** Looks for an update now; what came of it is told by `update.changed`. */
  'update.check': { input: nothing, output: done, windows },
  'update.answer': { input: z.strictObject({ answer: updateAnswer }), output: updateAnswered, windows },
  'update.dismiss-news': { input: nothing, output: done, windows },
  /** Whether something typed and not yet sent stands in the asking window. */
  'draft.changed': { input: z.strictObject({ isUnsent: z.boolean() }), output: done, windows },
});
export type UpdateRequests = ReturnType<typeof updateRequestsIn<string>>;
