import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Text lies in files as UTF-8, or as UTF-16 where a browser stored it. */
const encodings = ['utf8', 'utf16le'] as const;

/** The files below a folder that hold one of the words somewhere, in whatever encoding; relative to the folder. */
export async function remainsIn(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const wanted = words.flatMap((word) => encodings.map((encoding) => Buffer.from(word, encoding)));
  const paths = await pathsIn(folder);
  const holding = await Promise.all(
    paths.map(async (path) => {
      const bytes = await bytesOf(join(folder, path));
      return wanted.some((word) => bytes.includes(word));
    }),
  );
  return paths.filter((_, at) => holding[at]);
}

/** Once more where a folder in there has gone while it was looked into. */
async function pathsIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch (error) {
    if (isGone(error)) return await pathsIn(folder);
    throw error;
  }
}

/** None of what is no file, and of one that its program has removed since the folder was read. */
async function bytesOf(path: string): Promise<Buffer> {
  try {
    return (await lstat(path)).isFile() ? await readFile(path) : Buffer.of();
  } catch (error) {
    if (isGone(error)) return Buffer.of();
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
