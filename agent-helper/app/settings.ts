import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { helperSettings } from '#contracts/helper-ipc.ts';
import { writePrivateFile } from '#platform/node/private-files.ts';

const { language, theme, knowsOfNoTray } = helperSettings.shape;
const kept = z.strictObject({
  language: language.catch(null),
  theme: theme.catch('auto'),
  knowsOfNoTray: knowsOfNoTray.catch(false),
});
export type KeptSettings = z.infer<typeof kept>;

/** What the app keeps about itself, beside the core's data. */
export interface SettingsStore {
  readonly read: () => KeptSettings;
  /** Resolves when it is on the disk. Throws `file.not-written`. */
  readonly change: (wanted: Partial<KeptSettings>) => Promise<void>;
}

/** A file that is missing or damaged is as if nothing had been set. */
export function openSettings(path: string): SettingsStore {
  let current = readKept(path);
  return {
    read: () => current,
    change: async (wanted) => {
      const next = { ...current, ...wanted };
      await writePrivateFile(path, `${JSON.stringify(next, null, 2)}\n`);
      current = next;
    },
  };
}

const nothingSet: KeptSettings = { language: null, theme: 'auto', knowsOfNoTray: false };

function readKept(path: string): KeptSettings {
  try {
    return kept.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? nothingSet;
  } catch {
    // None yet, or damaged.
    return nothingSet;
  }
}
