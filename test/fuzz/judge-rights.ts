import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TEXT } from './acts.ts';
import { SEARCH_FILE } from './fuzz-console.ts';
import type { HubTruth, Replica } from './judge.ts';
import { seenBy } from './judge.ts';

const TYPED = new RegExp(`${TEXT}[0-9a-f-]{36}`, 'g');

/**
 * PERM-1, to the letter: of what somebody may not read any more not a byte is left on their device, neither in the files of
 * its database, which are closed by now, nor in attachments.
 */
export async function leftBehind(replicas: readonly Replica[], truth: HubTruth): Promise<readonly string[]> {
  const all = textsIn([...truth.records.values(), ...truth.lines]);
  const found = replicas.map(async ({ installation, reader }) => {
    const seen = textsIn([...seenBy(reader, truth).values()]);
    const hidden = new Set([...all].filter((text) => !seen.has(text)));
    if (hidden.size === 0) return [];
    const held = (await bytesOf(installation)).flatMap((bytes) => bytes.match(TYPED) ?? []);
    const left = [...new Set(held)].filter((text) => hidden.has(text));
    const words = wordsOf(installation);
    const indexed = [...hidden].filter((text) => words.has(lastWordOf(text)));
    return [
      ...left.slice(0, 3).map((text) => `console ${installation.index} may not read "${text}", and still holds it`),
      ...indexed
        .slice(0, 3)
        .map((text) => `console ${installation.index} may not read "${text}", and could search for it`),
    ];
  });
  return (await Promise.all(found)).flat();
}

/** No other text has it. */
function lastWordOf(text: string): string {
  return text.slice(text.lastIndexOf('-') + 1);
}

/** What stands in the index for searching, forgotten or not. */
function wordsOf({ disk }: Replica['installation']): ReadonlySet<string> {
  const database = new DatabaseSync(join(disk.folder, SEARCH_FILE));
  try {
    // None on a device on which nobody was ever signed in.
    const tables = database.prepare("select name from sqlite_schema where name glob 'terms_*'").all();
    const words = tables.flatMap(({ name }) => database.prepare(`select distinct term from ${String(name)}`).all());
    return new Set(words.map(({ term }) => String(term)));
  } finally {
    database.close();
  }
}

function textsIn(rows: readonly object[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => JSON.stringify(row).match(TYPED) ?? []));
}

async function bytesOf({ disk, blobs }: Replica['installation']): Promise<readonly string[]> {
  const names = await readdir(disk.folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const attachments = (await blobs.list()).map(async (sha256) => Buffer.from((await blobs.get(sha256)) ?? []));
  const all = await Promise.all([...files.map((file) => readFile(file)), ...attachments]);
  return all.map((bytes) => bytes.toString('latin1'));
}
