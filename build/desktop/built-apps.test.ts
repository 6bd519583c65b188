import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../test/rooms/project-files.ts';
import type { PackedFile } from './package-contents.ts';
import { wrongContents } from './package-contents.ts';

const folderOf = (app: string) => join(projectRoot, 'dist/desktop', app);
const built = ['console', 'helper'].filter((app) => existsSync(join(folderOf(app), 'main.cjs')));

// The build is a part of its own; without one there is nothing to look at. What is packed meets the same guard.
describe.runIf(built.length > 0)('the built bundles', () => {
  test.each(built)('of the %s may be shipped but for their maps', (app) => {
    expect(wrongContents(filesIn(folderOf(app)))).toEqual([]);
  });
});

function filesIn(folder: string): readonly PackedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.endsWith('.map'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = relative(folder, file).replaceAll('\\', '/');
      return { path, isOutside: !entry.isFile(), content: readFileSync(file) };
    });
}
