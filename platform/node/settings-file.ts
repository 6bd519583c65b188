import { readFileSync } from 'node:fs';
import { writePrivateFile } from './private-files.ts';

/** A small JSON file of settings, read once and written whole with every change. */
export interface SettingsFile<Kept> {
  readonly read: () => Kept;
  /** Resolves when it is on the disk. Changes take effect in the order in which they were asked for. Throws `file.not-written`. */
  readonly change: (wanted: Partial<Kept>) => Promise<void>;
}

/** @param parse What the file says as settings; `undefined` stands for a file that is missing or is no JSON. */
export function openSettingsFile<Kept extends object>(
  path: string,
  parse: (found: unknown) => Kept,
): SettingsFile<Kept> {
  let current = parse(readJson(path));
  let last: Promise<unknown> = Promise.resolve();

  async function write(wanted: Partial<Kept>): Promise<void> {
    const next = { ...current, ...wanted };
    await writePrivateFile(path, `${JSON.stringify(next, null, 2)}\n`);
    current = next;
  }

  return {
    read: () => current,
    change: (wanted) => {
      const turn = () => write(wanted);
      const written = last.then(turn, turn);
      last = written;
      return written;
    },
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // None yet, or damaged.
    return undefined;
  }
}
