import type { UpdateKeys } from '#contracts/updates.ts';
import { updateKeys } from '#contracts/updates.ts';

/** Put in its place by the build, from the file that `DESKBELL_UPDATE_KEYS` names; `null` when it named none. */
declare const DESKBELL_BUILT_IN_UPDATE_KEYS: unknown;

/** The keys this app was built with; `null` for one that was built without, or runs from its sources. */
export function builtInKeys(): UpdateKeys | null {
  if (typeof DESKBELL_BUILT_IN_UPDATE_KEYS === 'undefined' || DESKBELL_BUILT_IN_UPDATE_KEYS === null) return null;
  return updateKeys.parse(DESKBELL_BUILT_IN_UPDATE_KEYS);
}
