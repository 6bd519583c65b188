import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { isCode, projectFiles } from './project-files.ts';

const files = projectFiles().filter(isCode);
const paths = files.map(({ path }) => path);

/** Names that say nothing: whoever looks for a thing does not find it there. (`helper` is our program's name.) */
const emptyNames = /^(?:index|utils?|helpers|common|misc|shared|managers?|services?|handlers?)$/;

/** Tools read their settings from the default export, and from nothing else. */
const isConfiguration = (path: string) => /(?:^|\/)[^/]+\.config\.ts$/.test(path);

describe('names and exports', () => {
  test('no file or folder has a name that says nothing', () => {
    const nameless = paths.filter((path) => {
      return path.split('/').some((part) => emptyNames.test(part.replace(/\.[a-z]+$/, '')));
    });

    expect(nameless).toEqual([]);
  });

  test('files and folders are written in kebab-case', () => {
    expect(paths.filter((path) => !/^(?:[a-z0-9]+(?:[-.][a-z0-9]+)*\/?)+$/.test(path))).toEqual([]);
  });

  test('nothing is exported by default', () => {
    const byDefault = files.filter(({ path, text }) => {
      const { staticExports } = parseSync(path, text).module;
      return staticExports.some(({ entries }) => entries.some(({ exportName }) => exportName.kind === 'Default'));
    });

    expect(byDefault.map(({ path }) => path).filter((path) => !isConfiguration(path))).toEqual([]);
  });

  test("no file hands on another file's exports", () => {
    const barrels = files.filter(({ path, text }) => {
      const { staticExports } = parseSync(path, text).module;
      return staticExports.some(({ entries }) => entries.some(({ moduleRequest }) => moduleRequest !== null));
    });

    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  test('no file is longer than 400 lines', () => {
    const measured = projectFiles().filter((file) => isCode(file) || /\.(?:css|html|md)$/.test(file.path));
    const long = measured.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));

    expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
  });
});
