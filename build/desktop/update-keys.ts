import { readFileSync } from 'node:fs';
import { Fault } from '#contracts/fault.ts';
import type { UpdateKeys } from '#contracts/updates.ts';
import { updateKeys } from '#contracts/updates.ts';

/**
 * The public keys to build into an app, from the file that `DESKBELL_UPDATE_KEYS` names: a JSON object with `active` and
 * `reserve`. `null` when it names none: the app then offers no updates and says so. Throws a `Fault` when it names a file
 * that cannot be meant: a release without the keys it was to have would never hear of another.
 */
export function readUpdateKeys(path: string | undefined): UpdateKeys | null {
  if (path === undefined || path === '') return null;
  try {
    return updateKeys.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Fault('update-keys.unusable', `${path} does not hold an active and a reserve key.`, { cause: error });
  }
}
