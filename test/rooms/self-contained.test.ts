import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { projectFiles, projectRoot } from './project-files.ts';

const files = projectFiles();
const textOf = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

const lockfile = z
  .object({
    packages: z.record(
      z.string(),
      z.looseObject({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
    ),
  })
  .parse(JSON.parse(textOf('package-lock.json')));

/** Home folders of the three systems, and hosts that hand out packages. */
const placesOfOneMachine = [/\/(?:home|Users)\/[a-z]/i, /[A-Z]:\\Users\\/];
const packageHosts = [
  /\bnpmjs\.(?:org|com)/i,
  /https?:\/\/[^\s/'"]*(?:registry|artifactory|verdaccio|nexus)[^\s/'"]*/i,
];

describe('the repository stands on its own', () => {
  test('the lockfile names no address to fetch a package from', () => {
    const addressed = Object.entries(lockfile.packages).filter(([, entry]) => 'resolved' in entry);

    expect(addressed.map(([path]) => path)).toEqual([]);
    expect(textOf('package-lock.json')).not.toMatch(/"https?:\/\/[^"]*\.tgz"/);
    expect(textOf('.npmrc')).not.toMatch(/https?:|registry\s*=/);
  });

  // Where a registry lacks a package for one system, npm leaves it out of the lockfile, and `npm ci` then refuses it all.
  test('the lockfile has an entry for every system that a package is built for', () => {
    const missing = Object.entries(lockfile.packages).flatMap(([path, { optionalDependencies = {} }]) => {
      return Object.keys(optionalDependencies).filter((name) => {
        const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
        return !places.some((place) => place in lockfile.packages);
      });
    });

    expect(missing).toEqual([]);
  });

  test('no file names a package host', () => {
    expect(naming(packageHosts)).toEqual([]);
  });

  test('no file names a place on one machine', () => {
    const here = [projectRoot.slice(0, -1), `${homedir()}/`];

    expect(naming(placesOfOneMachine)).toEqual([]);
    expect(files.filter(({ text }) => here.some((path) => text.includes(path))).map(({ path }) => path)).toEqual([]);
  });

  test('every npm script that a page tells one to type exists', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(textOf('package.json')));
    const told = files
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap(({ path, text }) => {
        const named = [...text.matchAll(/\bnpm run ([a-z][a-z:-]*)/g)].map(([, name = '']) => ({ path, name }));
        const short = [...text.matchAll(/\bnpm (start|test)\b/g)].map(([, name = '']) => ({ path, name }));
        return [...named, ...short];
      });

    expect(told.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

function naming(patterns: readonly RegExp[]): readonly string[] {
  return files
    .filter(({ path }) => path !== 'package-lock.json')
    .flatMap(({ path, text }) => {
      return patterns.flatMap((pattern) => {
        const found = pattern.exec(text)?.[0];
        return found === undefined ? [] : [`${path}: ${found}`];
      });
    });
}
