import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFiles, projectRoot } from './project-files.ts';

const pages = projectFiles().filter(({ path }) => path.endsWith('.md'));

describe('what is written for people', () => {
  test('leads to files that are there', () => {
    const broken = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].flatMap(({ 1: target = '' }) =>
        existsSync(join(projectRoot, dirname(path), target)) ? [] : [`${path}: ${target}`],
      ),
    );

    expect(broken).toEqual([]);
  });

  test('has one decision for each number, without a gap, and a list of all of them', () => {
    const decisions = pages
      .map(({ path }) => path)
      .filter((path) => /^docs\/decisions\/\d/.test(path))
      .toSorted();
    const list = pages.find(({ path }) => path === 'docs/decisions/README.md')?.text ?? '';

    expect(decisions.map((path) => Number(basename(path).slice(0, 4)))).toEqual(decisions.map((_, at) => at + 1));
    for (const path of decisions) {
      const number = Number(basename(path).slice(0, 4));
      expect(pages.find((page) => page.path === path)?.text).toMatch(new RegExp(`^# ${number}\\. `));
      expect(list).toMatch(new RegExp(`^${number}\\. \\[.*\\]\\(${basename(path)}\\)$`, 'm'));
    }
  });

  test('leaves no picture lying about that no page shows', () => {
    const shown = pages.map(({ text }) => text).join('\n');
    const lying = readdirSync(join(projectRoot, 'docs/pictures')).filter((name) => !shown.includes(`pictures/${name}`));

    expect(lying).toEqual([]);
  });
});
