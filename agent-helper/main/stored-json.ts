import type { z } from 'zod';
import { Fault } from '#contracts/fault.ts';
import { readPrivateFile, writePrivateFile } from '#platform/node/private-files.ts';

const MAX_BYTES = 2 * 2 ** 20;

/**
 * A value kept in a private file of its own, or `null` when it was never written.
 * Throws `file.damaged` when the file is not what we wrote: guessing would be worse than asking.
 */
export async function readStoredJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const text = await readPrivateFile(path, MAX_BYTES);
  if (text === null) return null;
  const value = schema.safeParse(parseJson(text));
  if (!value.success) {
    throw new Fault('file.damaged', 'The file is damaged.', { cause: value.error, details: { path } });
  }
  return value.data;
}

/** Written whole or not at all, with line breaks: people look into these files. */
export async function writeStoredJson(path: string, value: unknown): Promise<void> {
  await writePrivateFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Fits no schema, so the caller says that the file is damaged.
    return undefined;
  }
}
