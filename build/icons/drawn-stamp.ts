import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the committed pictures were drawn from, and what came out. */
export interface DrawnStamp {
  /** SHA-256 of all drawings and of the code that draws them. */
  readonly from: string;
  /** SHA-256 of every file that was drawn, by its path from `build/icons`. */
  readonly files: Readonly<Record<string, string>>;
}

export const iconsFolder = import.meta.dirname;
export const STAMP_FILE = 'drawn.json';

/** The drawings, by the name of their file. */
export function readDrawings(): Readonly<Record<string, string>> {
  const names = readdirSync(iconsFolder).filter((name) => name.endsWith('.svg'));
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(iconsFolder, name), 'utf8')]));
}

export function sourceDigest(): string {
  const code = ['icon-set.ts', 'icon-containers.ts'].map((name) => readFileSync(join(iconsFolder, name), 'utf8'));
  return sha256(JSON.stringify([readDrawings(), code]));
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
