import { z } from 'zod';
import { helperSettings } from '#contracts/helper-ipc.ts';
import type { SettingsFile } from '#platform/node/settings-file.ts';
import { openSettingsFile } from '#platform/node/settings-file.ts';

const { language, theme, knowsOfNoTray, neverAsked, receivedFolder } = helperSettings.shape;
const kept = z.strictObject({
  language: language.catch(null),
  theme: theme.catch('auto'),
  knowsOfNoTray: knowsOfNoTray.catch(false),
  neverAsked: neverAsked.catch([]),
  receivedFolder: receivedFolder.catch(null),
});
export type KeptSettings = z.infer<typeof kept>;

/** What the app keeps about itself, beside the core's data. */
export type SettingsStore = SettingsFile<KeptSettings>;

/** A file that is missing or damaged is as if nothing had been set. */
export function openSettings(path: string): SettingsStore {
  return openSettingsFile(path, (found) => kept.safeParse(asOfNow(found)).data ?? kept.parse({}));
}

const withControlSwitch = z.looseObject({ mayBeControlled: z.boolean() });

/** Once there was one switch, for mouse and keyboard alone: a no stays one. */
function asOfNow(found: unknown): unknown {
  const older = withControlSwitch.safeParse(found);
  if (!older.success) return found;
  const { mayBeControlled, ...rest } = older.data;
  return mayBeControlled ? rest : { ...rest, neverAsked: ['control'] };
}
