import { z } from 'zod';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const nothingRun: Tally = { passed: 0, failed: 0 };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }),
    nothingRun,
  );
}

export function oneOf(exitCode: number): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const count = z.int().min(0);
const vitestReport = z.object({
  numPassedTests: count,
  numFailedTests: count,
  numPendingTests: count,
  numTodoTests: count,
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * Counts tests. A test that was skipped has not passed; a file that broke before its first test counts as one.
 *
 * @param report What Vitest's JSON reporter wrote, or `null` when it wrote nothing.
 */
export function tallyOfVitest(report: unknown, exitCode: number): Tally {
  const read = vitestReport.safeParse(report);
  if (!read.success) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read.data;
  const brokenFiles = testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && assertionResults.length === 0;
  });
  return blamed(numPassedTests, numFailedTests + numPendingTests + numTodoTests + brokenFiles.length, exitCode);
}

const playwrightReport = z.object({
  stats: z.object({ expected: count, unexpected: count, flaky: count, skipped: count }),
});

/** As for Vitest. A test that passed only when it was tried again has passed; the run names it, and judges how many there are. */
export function tallyOfPlaywright(report: unknown, exitCode: number): Tally {
  const read = playwrightReport.safeParse(report);
  if (!read.success) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = read.data.stats;
  return blamed(expected + flaky, unexpected + skipped, exitCode);
}

/** A run that failed for a reason outside its tests (an error nobody caught, no test found) failed once. */
function blamed(passed: number, failed: number, exitCode: number): Tally {
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}
