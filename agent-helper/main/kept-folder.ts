import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { Fault } from '#contracts/fault.ts';
import { readStoredJson, writeStoredJson } from './stored-json.ts';

/** Values of one kind, each in a file of its own under a name; the oldest names make room. */
export interface KeptFolder<Value> {
  readonly keep: (name: string, value: Value) => Promise<void>;
  /** `null` when there is none, or it cannot be read any more: all of this can be had from the hub again. */
  readonly read: (name: string) => Promise<Value | null>;
  readonly remove: (name: string) => Promise<void>;
  /** In ascending order. */
  readonly names: () => Promise<readonly string[]>;
}

const ENDING = '.json';

/** @param most So many are kept; ids that sort by time make the oldest go first. */
export function openKeptFolder<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
  most: number,
): KeptFolder<z.output<Schema>> {
  const pathOf = (name: string): string => join(folder, `${fileNameOf(name)}${ENDING}`);

  async function names(): Promise<readonly string[]> {
    const files = (await readdir(folder)).filter((file) => file.endsWith(ENDING)).toSorted();
    return files.map((file) => nameOf(file.slice(0, -ENDING.length)));
  }

  return {
    keep: async (name, value) => {
      await writeStoredJson(pathOf(name), value);
      const surplus = (await names()).slice(0, -most);
      await Promise.all(surplus.map((each) => rm(pathOf(each), { force: true })));
    },
    read: async (name) => {
      try {
        return await readStoredJson(pathOf(name), schema);
      } catch (error) {
        if (error instanceof Fault && error.code === 'file.damaged') return null;
        throw error;
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    names,
  };
}

/** File systems of Windows keep `:` for themselves; ids hold no `=`. */
function fileNameOf(name: string): string {
  return name.replace(':', '=');
}

function nameOf(file: string): string {
  return file.replace('=', ':');
}
