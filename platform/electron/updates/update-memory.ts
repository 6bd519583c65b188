import { updateNews } from '#contracts/update-state.ts';
import { releaseVersion } from '#contracts/updates.ts';
import { readPrivateFile, writePrivateFile } from '#platform/node/private-files.ts';
import { z } from 'zod';

const remembered = z.strictObject({
  format: z.literal(1),
  /** When the newest channel file was signed that was believed here. */
  highestIssuedAtMs: z.int().min(0),
  /** The version that ran last; null on the very first start. */
  lastVersion: z.string().max(40).nullable(),
  /** The version somebody agreed to, until it runs or turns out not to. */
  agreed: updateNews.nullable(),
  /** What is new in the version that runs, until somebody has seen it. */
  news: updateNews.nullable(),
  remind: z.strictObject({ version: releaseVersion, atMs: z.int().min(0) }).nullable(),
});
export type Remembered = z.infer<typeof remembered>;

/** What an installation keeps about updates from one start to the next. */
export interface UpdateMemory {
  read(): Promise<Remembered>;
  /** Changes what is there; one change after the other, however many are asked for at once. */
  change(change: (before: Remembered) => Remembered): Promise<Remembered>;
}

const MOST_BYTES = 64 * 1_024;

const nothing: Remembered = {
  format: 1,
  highestIssuedAtMs: 0,
  lastVersion: null,
  agreed: null,
  news: null,
  remind: null,
};

/**
 * Keeps it in a private file. One that cannot be understood counts as none: whoever could write it runs as this user
 * already, and an older version is refused without it all the same.
 */
export function createUpdateMemory(path: string): UpdateMemory {
  let last: Promise<unknown> = Promise.resolve();
  const read = async () => understood(await readPrivateFile(path, MOST_BYTES));
  return {
    read,
    change: async (change) => {
      const changing = last.then(async () => {
        const before = await read();
        const after = change(before);
        if (after !== before) await writePrivateFile(path, JSON.stringify(after));
        return after;
      });
      last = changing.catch(() => {
        // Whoever asked for that change hears of it; the next one begins anew.
      });
      return await changing;
    },
  };
}

function understood(text: string | null): Remembered {
  if (text === null) return nothing;
  try {
    return remembered.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return nothing;
    throw error;
  }
}
