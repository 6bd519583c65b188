import { useCallback, useState } from 'react';
import type { z } from 'zod';

const PREFIX = 'deskbell.helper.draft.';

/**
 * Something typed that is kept on this computer with every change, over reloads, crashes and restarts (DRAFT-1).
 *
 * @param key Tells one draft from another; another key needs another component, or a React `key`.
 * @returns What is kept, and how to change it; `null` forgets it.
 */
export function useKept<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
  empty: z.output<Schema>,
): readonly [value: z.output<Schema>, keep: (value: z.output<Schema> | null) => void] {
  const [value, setValue] = useState<z.output<Schema>>(() => readKept(key, schema) ?? empty);
  const keep = useCallback(
    (next: z.output<Schema> | null) => {
      setValue(next ?? empty);
      if (next === null) localStorage.removeItem(PREFIX + key);
      else localStorage.setItem(PREFIX + key, JSON.stringify(next));
    },
    [key, empty],
  );
  return [value, keep];
}

/** Puts words where the next screen finds them. */
export function keepForLater(key: string, value: unknown): void {
  localStorage.setItem(PREFIX + key, JSON.stringify(value));
}

/** `null` where there is nothing, or something an older version wrote that cannot be read. */
function readKept<Schema extends z.ZodType>(key: string, schema: Schema): z.output<Schema> | null {
  const text = localStorage.getItem(PREFIX + key);
  if (text === null) return null;
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
