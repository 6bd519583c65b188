import type { MantineColorSchemeManager } from '@mantine/core';
import { z } from 'zod';
import { languages } from '../words/words.ts';
import type { KeptStorage } from './kept-storage.ts';

/** How this device likes the portal, whoever is signed in. `before-first-paint.js` reads it by these names. */
const preferencesSchema = z.object({
  theme: z.enum(['light', 'dark', 'auto']).catch('auto'),
  /** `null` until somebody chose: then it is the browser's. */
  language: z.enum(languages).nullable().catch(null),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export interface PreferenceStore {
  readonly read: () => Preferences;
  readonly change: (wanted: Partial<Preferences>) => void;
}

const KEPT = 'preferences';

export function createPreferenceStore(device: KeptStorage): PreferenceStore {
  const read = (): Preferences => device.read(KEPT, preferencesSchema) ?? preferencesSchema.parse({});
  return { read, change: (wanted) => void device.write(KEPT, { ...read(), ...wanted }) };
}

/** Lets Mantine read and write the theme where the language is. */
export function colorSchemeManagerOf(store: PreferenceStore): MantineColorSchemeManager {
  return {
    get: () => store.read().theme,
    set: (theme) => store.change({ theme }),
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => store.change({ theme: 'auto' }),
  };
}
