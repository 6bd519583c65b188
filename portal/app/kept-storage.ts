import type { z } from 'zod';

/** What of the browser's `Storage` is used: two exist, and a test's is a third. */
export type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Values under names, parsed when read: what an older portal or a curious person wrote is as good as nothing. */
export interface KeptStorage {
  readonly read: <Schema extends z.ZodType>(name: string, schema: Schema) => z.output<Schema> | null;
  /** Says whether it will survive a reload: a full or forbidden storage keeps it only as long as the page is open. */
  readonly write: (name: string, value: unknown) => boolean;
  readonly forget: (name: string) => void;
  readonly names: () => readonly string[];
}

const PREFIX = 'deskbell.portal.';

/** @param storage `null` where the browser has none to give, as with blocked site data. */
export function createKeptStorage(storage: WebStorage | null): KeptStorage {
  const unstored = new Map<string, string>();

  return {
    read: (name, schema) => {
      const text = unstored.get(name) ?? storage?.getItem(PREFIX + name) ?? null;
      const parsed = text === null ? null : schema.safeParse(parseJson(text));
      return parsed?.success === true ? parsed.data : null;
    },
    write: (name, value) => {
      const text = JSON.stringify(value);
      const isStored = storage !== null && stores(storage, PREFIX + name, text);
      if (isStored) unstored.delete(name);
      else unstored.set(name, text);
      return isStored;
    },
    forget: (name) => {
      unstored.delete(name);
      storage?.removeItem(PREFIX + name);
    },
    names: () => [...new Set([...unstored.keys(), ...namesIn(storage)])],
  };
}

function namesIn(storage: WebStorage | null): readonly string[] {
  if (storage === null) return [];
  return Array.from({ length: storage.length }, (_, place) => storage.key(place))
    .filter((name) => name?.startsWith(PREFIX) === true)
    .map((name) => (name ?? '').slice(PREFIX.length));
}

function stores(storage: WebStorage, name: string, text: string): boolean {
  try {
    storage.setItem(name, text);
    return true;
  } catch (error) {
    // Full, or forbidden by the browser's settings; both are the person's own machine and no fault of ours.
    if (error instanceof DOMException) return false;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Fits no schema, so the reader gets nothing.
    return undefined;
  }
}
