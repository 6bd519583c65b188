import { useCallback, useState } from 'react';
import type { z } from 'zod';
import { useHelper } from '../app/helper.ts';

/**
 * Something typed that is kept with every change.
 *
 * @param key Tells one draft from another; another key needs another component, or a React `key`.
 * @returns What is kept, and how to change it; `null` forgets it.
 */
export function useKept<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
  empty: z.output<Schema>,
): readonly [value: z.output<Schema>, keep: (value: z.output<Schema> | null) => void] {
  const { drafts } = useHelper();
  const [value, setValue] = useState<z.output<Schema>>(() => {
    // An older version may have kept it in another form.
    const read = schema.safeParse(drafts.read(key));
    return read.success ? read.data : empty;
  });
  const keep = useCallback(
    (next: z.output<Schema> | null) => {
      setValue(next ?? empty);
      drafts.keep(key, next);
    },
    [drafts, key, empty],
  );
  return [value, keep];
}
