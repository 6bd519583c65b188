import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Text lies in files as UTF-8, or as UTF-16 where a browser stored it. */
const encodings = ['utf8', 'utf16le'] as const;

/** The files below a folder that hold one of the words somewhere, in whatever encoding; relative to the folder. */
export async function remainsIn(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const wanted = words.flatMap((word) => encodings.map((encoding) => Buffer.from(word, encoding)));
  const paths = await readdir(folder, { recursive: true });
  const holding = await Promise.all(
    paths.map(async (path) => {
      const whole = join(folder, path);
      if (!(await lstat(whole)).isFile()) return false;
      const bytes = await readFile(whole);
      return wanted.some((word) => bytes.includes(word));
    }),
  );
  return paths.filter((_, at) => holding[at]);
}
