import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

export interface ProjectFile {
  /** From the project's folder, with forward slashes: `domain/kernel/result.ts`. */
  readonly path: string;
  readonly text: string;
}

/** Every text file of the project: what `.gitignore` names, and git's own folder, are left out. */
export function projectFiles(): readonly ProjectFile[] {
  const ignored = readFileSync(join(projectRoot, '.gitignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const skipped = new Set(['.git', ...ignored.map((line) => line.replace(/\/$/, ''))]);
  const found = readdirSync(projectRoot, { withFileTypes: true }).filter(({ name }) => !skipped.has(name));
  return found
    .flatMap((entry) => (entry.isDirectory() ? pathsBelow(entry.name, skipped) : [entry.name]))
    .filter((path) => !/\.(?:png|ico|icns|woff2)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }));
}

function pathsBelow(folder: string, skipped: ReadonlySet<string>): readonly string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .filter(({ name }) => !skipped.has(name))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? pathsBelow(path, skipped) : [path];
    });
}

/** TypeScript and JavaScript. */
export function isCode({ path }: Pick<ProjectFile, 'path'>): boolean {
  return /\.(?:ts|tsx|mjs)$/.test(path);
}

export function isTest({ path }: Pick<ProjectFile, 'path'>): boolean {
  return /\.test\.tsx?$/.test(path);
}
