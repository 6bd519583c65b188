import { describe, expect, test } from 'vitest';
import { oneOf, sum, tallyOfPlaywright, tallyOfVitest } from './tally.ts';

const passingFile = { status: 'passed', assertionResults: [{}] };
const aVitestReport = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };

describe('tallyOfVitest', () => {
  test('tests are counted, and what was skipped has not passed', () => {
    const report = {
      ...aVitestReport,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [passingFile],
    };

    expect(tallyOfVitest(report, 1)).toEqual({ passed: 5, failed: 4 });
  });

  test('a file that broke before its first test counts as one failure', () => {
    const report = { ...aVitestReport, testResults: [passingFile, { status: 'failed', assertionResults: [] }] };

    expect(tallyOfVitest(report, 1)).toEqual({ passed: 5, failed: 1 });
  });

  test('an error outside all tests fails the run though every test passed', () => {
    expect(tallyOfVitest({ ...aVitestReport, testResults: [passingFile] }, 1)).toEqual({ passed: 5, failed: 1 });
  });

  test('no report at all is a failure', () => {
    expect(tallyOfVitest(null, 1)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('tallyOfPlaywright', () => {
  test('a journey that never began has not passed; one that passed only when it was tried again has', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };

    expect(tallyOfPlaywright({ stats }, 1)).toEqual({ passed: 8, failed: 3 });
  });

  test('a run that found no journey fails', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };

    expect(tallyOfPlaywright({ stats }, 1)).toEqual({ passed: 0, failed: 1 });
  });
});

test('a command counts as one, and the tallies of all parts add up', () => {
  expect(sum([oneOf(0), oneOf(2), { passed: 40, failed: 3 }])).toEqual({ passed: 41, failed: 4 });
});
