import { expect, test } from 'vitest';
import type { NeededProgram } from './needed-programs.ts';
import { bringPrograms } from './needed-programs.ts';

/** A machine with some programs, and an installer that knows some packages. */
function aMachine(installed: readonly string[], installable: readonly string[] = []) {
  const there = new Set(installed);
  const asked: string[][] = [];
  const program = (name: string): NeededProgram => ({
    name,
    debianPackage: name.toLowerCase(),
    find: () => (there.has(name.toLowerCase()) ? `/usr/bin/${name.toLowerCase()}` : null),
  });
  const install = (packages: readonly string[]) => {
    asked.push([...packages]);
    for (const name of packages) if (installable.includes(name)) there.add(name);
    return 'E: Unable to locate package';
  };
  return { programs: [program('Chromium'), program('PostgreSQL')], install, asked };
}

test('what is there is left alone', () => {
  const { programs, install, asked } = aMachine(['chromium', 'postgresql']);

  expect(bringPrograms(programs, install)).toEqual([]);
  expect(asked).toEqual([]);
});

test('only what is missing is installed', () => {
  const { programs, install, asked } = aMachine(['postgresql'], ['chromium']);

  expect(bringPrograms(programs, install)).toEqual([]);
  expect(asked).toEqual([['chromium']]);
});

test('where nobody may install, each missing program is named with what to type', () => {
  const { programs } = aMachine(['chromium']);

  expect(bringPrograms(programs, null)).toEqual([
    'PostgreSQL is missing: install it (on Debian: apt-get install postgresql) and run this again.',
  ]);
});

test('a program that could not be installed is still missing', () => {
  const { programs, install } = aMachine(['chromium']);

  expect(bringPrograms(programs, install)).toHaveLength(1);
});
