import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Room } from './import-table.ts';
import { roomOf } from './import-table.ts';
import { isCode, projectFiles, projectRoot } from './project-files.ts';
import type { ImportSite } from './read-imports.ts';
import { importsOf } from './read-imports.ts';

const names = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: names, devDependencies: names, imports: names })
  .parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));
const packagesOfKind: Readonly<Record<string, readonly string[]>> = {
  run: Object.keys(manifest.dependencies),
  bundled: Object.keys(manifest.devDependencies),
};

const files = projectFiles().filter(isCode);
const sites = files.flatMap((file) => importsOf(file));

describe('the walls between the rooms', () => {
  test('every file of code stands in a room', () => {
    expect(files.filter(({ path }) => roomOf(path) === null).map(({ path }) => path)).toEqual([]);
  });

  test('a room imports no other room than the table says', () => {
    expect(sites.filter((site) => !isRoomAllowed(site)).map(spelled)).toEqual([]);
  });

  test('a room imports no package that is not there where it runs', () => {
    expect(sites.filter((site) => !isPackageAllowed(site)).map(spelled)).toEqual([]);
  });

  test("a room without Node imports none of Node's modules", () => {
    const strangers = sites.filter(({ importer, target }) => target.kind === 'node' && !rowOf(importer).hasNode);

    expect(strangers.map(spelled)).toEqual([]);
  });

  test('another room is called by its name where it has one, and its own files by their way', () => {
    const named = Object.keys(manifest.imports).map((name) => name.slice(1, -1));
    const misspelled = sites.filter(({ importer, target }) => {
      if (target.kind !== 'file') return false;
      const isOwn = roomOf(target.path)?.folder === folderOf(importer);
      const hasName = named.some((name) => target.path.startsWith(name));
      return target.isByName ? isOwn : hasName && !isOwn;
    });

    expect(misspelled.map(spelled)).toEqual([]);
  });
});

function rowOf(path: string): Room {
  const row = roomOf(path);
  if (row === null) throw new Error(`${path} stands in no room.`);
  return row;
}

/** The room a file lies in, which for a test is the room of what it tests. */
function folderOf(path: string): string | undefined {
  return roomOf(path.replace(/\.test(\.tsx?)$/, '$1'))?.folder;
}

function isRoomAllowed({ importer, target }: ImportSite): boolean {
  if (target.kind !== 'file') return true;
  const row = rowOf(importer);
  const room = roomOf(target.path)?.folder;
  return room !== undefined && (room === row.folder || row.rooms.includes(room));
}

function isPackageAllowed({ importer, target }: ImportSite): boolean {
  if (target.kind !== 'package') return true;
  return rowOf(importer).packages.some((name) => (packagesOfKind[name] ?? [name]).includes(target.name));
}

function spelled({ importer, specifier }: ImportSite): string {
  return `${importer} → ${specifier}`;
}
