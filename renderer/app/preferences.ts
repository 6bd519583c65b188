import type { MantineColorSchemeManager } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { z } from 'zod';

/** How one person likes their console on this device. `before-first-paint.js` reads theme and density by these names. */
const preferencesSchema = z.object({
  theme: z.enum(['light', 'dark', 'auto']).catch('auto'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  language: z.enum(['en', 'de']).nullable().catch(null),
  isRailCollapsed: z.boolean().catch(false),
  /** Names of the sections of a page's right column that are folded away. */
  foldedSections: z.array(z.string()).catch([]),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export interface PreferenceStore {
  read(): Preferences;
  change(wanted: Partial<Preferences>): void;
  /** Tells of changes made here or in another window. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

const KEY = 'deskbell.preferences';

/** Keeps preferences in the browser. What cannot be read is as if it had never been set. */
export function createPreferenceStore(storage: Storage, window: Window): PreferenceStore {
  const listeners = new Set<() => void>();
  let current = parsePreferences(storage.getItem(KEY));

  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== KEY) return;
    current = parsePreferences(newValue);
    for (const listener of listeners) listener();
  });

  return {
    read: () => current,
    change(wanted) {
      current = { ...current, ...wanted };
      storage.setItem(KEY, JSON.stringify(current));
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function parsePreferences(stored: string | null): Preferences {
  let raw: unknown = {};
  try {
    raw = JSON.parse(stored ?? '{}');
  } catch {
    raw = {};
  }
  const read = preferencesSchema.safeParse(raw);
  return read.success ? read.data : preferencesSchema.parse({});
}

export function usePreferenceStore(store: PreferenceStore): Preferences {
  return useSyncExternalStore(
    (listener) => store.subscribe(listener),
    () => store.read(),
  );
}

/** Lets Mantine read and write the theme where all other preferences are. */
export function colorSchemeManagerOf(store: PreferenceStore): MantineColorSchemeManager {
  let unsubscribe = (): void => undefined;
  return {
    get: () => store.read().theme,
    set: (theme) => {
      if (theme !== store.read().theme) store.change({ theme });
    },
    subscribe(onUpdate) {
      unsubscribe = store.subscribe(() => onUpdate(store.read().theme));
    },
    unsubscribe: () => unsubscribe(),
    clear: () => store.change({ theme: 'auto' }),
  };
}
