import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { commandEntry } from '#domain/kernel/command.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';

/** The oldest make room: what was refused was told when it happened. */
const MOST_KEPT = 200;

const refusedCommand = z.strictObject({
  refusal: z.strictObject({
    code: z.string().max(80),
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
  refusedAtMs: epochMs,
  entry: commandEntry,
});
/** What the hub said no to, with all that was in it, for people to read. */
export type RefusedCommand = z.infer<typeof refusedCommand>;

/** Commands have ids that sort by time, so their names do as well. */
export async function keepRefused(folder: string, refused: RefusedCommand): Promise<void> {
  await writeStoredJson(join(folder, `${refused.entry.id}.json`), refused);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  await Promise.all(names.slice(0, -MOST_KEPT).map((name) => rm(join(folder, name), { force: true })));
}

export async function wasRefused(folder: string, command: CommandEntry['id']): Promise<boolean> {
  return (await readStoredJson(join(folder, `${command}.json`), refusedCommand)) !== null;
}

/** Its author has read it. */
export async function dropRefused(folder: string, command: CommandEntry['id']): Promise<void> {
  await rm(join(folder, `${command}.json`), { force: true });
}

/** The newest last. */
export async function listRefused(folder: string): Promise<readonly RefusedCommand[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const read = await Promise.all(names.map((name) => readStoredJson(join(folder, name), refusedCommand)));
  return read.filter((refused) => refused !== null);
}
