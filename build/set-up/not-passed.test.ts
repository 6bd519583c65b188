import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { NotPassed } from './not-passed.ts';
import { linesOf, notPassedOfPlaywright, notPassedOfVitest, tooManyFlaky } from './not-passed.ts';
import { named } from './parts.ts';

const file = join(process.cwd(), 'domain/incident/incident.rules.test.ts');
const red = (text: string) => `\u001B[31m${text}\u001B[39m`;

describe('notPassedOfVitest', () => {
  const passed = { status: 'passed', fullName: 'a call is logged', failureMessages: [] };
  const aFile = { name: file, status: 'failed', message: '', assertionResults: [passed] };

  test('a test that failed is named by its file, its title and the first line of its error', () => {
    const failed = {
      status: 'failed',
      fullName: 'priority a VIP comes first',
      failureMessages: [`${red('AssertionError')}: expected 'p2' to be 'p1'\n    at somewhere`],
    };

    expect(notPassedOfVitest({ testResults: [{ ...aFile, assertionResults: [passed, failed] }] })).toEqual([
      {
        how: 'failed',
        where: 'domain/incident/incident.rules.test.ts',
        title: 'priority a VIP comes first',
        why: "AssertionError: expected 'p2' to be 'p1'",
      },
    ]);
  });

  test('what was skipped is named as such, and so is a file that broke before its first test', () => {
    const skipped = { status: 'pending', fullName: 'not on this machine', failureMessages: null };
    const broken = { ...aFile, message: 'SyntaxError: Unexpected token', assertionResults: [] };
    const report = { testResults: [{ ...aFile, status: 'passed', assertionResults: [skipped] }, broken] };

    expect(notPassedOfVitest(report)).toMatchObject([
      { how: 'skipped', title: 'not on this machine', why: null },
      { how: 'failed', title: '(outside its tests)', why: 'SyntaxError: Unexpected token' },
    ]);
  });
});

describe('notPassedOfPlaywright', () => {
  const config = { rootDir: join(process.cwd(), 'test/desktop') };
  const aTest = { projectName: 'headless', status: 'expected', results: [{}] };
  const aSpec = { title: 'it opens', file: 'console.desktop.ts', line: 12, tests: [aTest] };

  test('journeys are found however deep they stand, with the project they ran in', () => {
    const failed = { ...aTest, status: 'unexpected', results: [{ error: { message: red('\nTimed out\nlog') } }] };
    const flaky = { ...aTest, status: 'flaky', results: [{ error: { message: 'It was too early.' } }, {}] };
    const skipped = { ...aTest, projectName: '', status: 'skipped', results: [] };
    const inner = { specs: [{ ...aSpec, tests: [failed] }] };
    const report = {
      suites: [{ specs: [{ ...aSpec, tests: [aTest, flaky, skipped] }], suites: [inner] }],
      config,
      errors: [],
    };

    const where = 'test/desktop/console.desktop.ts:12';
    expect(notPassedOfPlaywright(report)).toEqual([
      { how: 'flaky', where, title: '[headless] it opens', why: 'It was too early.' },
      { how: 'skipped', where, title: 'it opens', why: null },
      { how: 'failed', where, title: '[headless] it opens', why: 'Timed out' },
    ]);
  });

  test('what went wrong outside all journeys is named too', () => {
    const report = { suites: [], config, errors: [{ message: 'Error: No tests found' }] };

    expect(notPassedOfPlaywright(report)).toMatchObject([{ how: 'failed', why: 'Error: No tests found' }]);
  });
});

test('a part that failed for no test of its own is named itself', () => {
  const failed = { tally: { passed: 0, failed: 1 }, notPassed: [] };
  const passed = { tally: { passed: 1, failed: 0 }, notPassed: [] };

  expect(named('lint', failed, 'oxlint ended with 1').notPassed).toEqual([
    { how: 'failed', where: '', title: 'lint', why: 'oxlint ended with 1' },
  ]);
  expect(named('lint', passed, 'oxlint ended with 0')).toBe(passed);
});

const one: NotPassed = { how: 'failed', where: 'a.test.ts', title: 'it works', why: 'Error: it does not' };

test('five that passed only when they were tried again are let pass; of six none is', () => {
  const flaky = Array.from({ length: 6 }, () => ({ ...one, how: 'flaky' }) as const);

  expect(tooManyFlaky([one, ...flaky.slice(1)])).toBe(0);
  expect(tooManyFlaky([one, ...flaky])).toBe(6);
});

describe('linesOf', () => {
  test('those that failed stand first, then the flaky, then the skipped', () => {
    const skipped = { ...one, how: 'skipped', why: null } as const;
    const lint = { ...one, where: '', title: 'lint', why: 'oxlint ended with 1' };

    expect(linesOf([skipped, { ...one, how: 'flaky' }, one, lint])).toEqual([
      'failed  a.test.ts › it works — Error: it does not',
      'failed  lint — oxlint ended with 1',
      'flaky   a.test.ts › it works — Error: it does not',
      'skipped a.test.ts › it works',
    ]);
  });

  test('forty are named, and the others counted', () => {
    const lines = linesOf(Array.from({ length: 43 }, () => one));

    expect(lines).toHaveLength(41);
    expect(lines.at(-1)).toBe('and 3 more');
    expect(linesOf([])).toEqual([]);
  });
});
