import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** A test, or a part as a whole, that did not pass, or not at once. */
export interface NotPassed {
  /** `flaky`: it failed first and passed when it was tried again. */
  readonly how: 'failed' | 'flaky' | 'skipped';
  /** The file, or the name of the part. */
  readonly where: string;
  readonly title: string;
  /** The first line of its error. */
  readonly why: string | null;
}

const assertion = z.object({
  status: z.string(),
  fullName: z.string(),
  failureMessages: z.array(z.string()).nullable(),
});
const vitestReport = z.object({
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), message: z.string(), assertionResults: z.array(assertion) }),
  ),
});

/**
 * The tests that did not pass, in the order they stand in; none when the report cannot be read.
 *
 * @param report What Vitest's JSON reporter wrote, or `null` when it wrote nothing.
 */
export function notPassedOfVitest(report: unknown): readonly NotPassed[] {
  const read = vitestReport.safeParse(report);
  if (!read.success) return [];
  return read.data.testResults.flatMap(({ name, status, message, assertionResults }): readonly NotPassed[] => {
    const where = relative(process.cwd(), name);
    const isBroken = status === 'failed' && !assertionResults.some(({ status }) => status === 'failed');
    const broken: NotPassed = { how: 'failed', where, title: '(outside its tests)', why: firstLine(message) };
    const tests = assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(
        ({ status, fullName, failureMessages }) =>
          ({
            how: status === 'failed' ? 'failed' : 'skipped',
            where,
            title: fullName,
            why: firstLine(failureMessages?.[0]),
          }) as const,
      );
    return isBroken ? [broken, ...tests] : tests;
  });
}

const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
});
const suite = z.object({
  specs: z.array(spec),
  get suites() {
    return z.array(suite).optional();
  },
});
type Suite = z.infer<typeof suite>;
const playwrightReport = z.object({
  /** Files are named from there. */
  config: z.object({ rootDir: z.string() }),
  suites: z.array(suite),
  /** What went wrong outside all tests. */
  errors: z.array(z.object({ message: z.string().optional() })),
});

const howOf = { unexpected: 'failed', flaky: 'flaky', skipped: 'skipped' } as const;

/** As for Vitest. */
export function notPassedOfPlaywright(report: unknown): readonly NotPassed[] {
  const read = playwrightReport.safeParse(report);
  if (!read.success) return [];
  const outside = read.data.errors.map(({ message }): NotPassed => ({
    how: 'failed',
    where: '',
    title: '(outside all tests)',
    why: firstLine(message),
  }));
  const { suites, config } = read.data;
  return [...suites.flatMap((suite) => notPassedIn(suite, config.rootDir)), ...outside];
}

function notPassedIn({ specs, suites = [] }: Suite, rootDir: string): readonly NotPassed[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests.flatMap(({ projectName, status, results }): readonly NotPassed[] => {
      if (status === 'expected') return [];
      const why = results.map(({ error }) => error?.message).find((message) => message !== undefined);
      const named = projectName === '' ? title : `[${projectName}] ${title}`;
      const where = `${relative(process.cwd(), join(rootDir, file))}:${line}`;
      return [{ how: howOf[status], where, title: named, why: firstLine(why) }];
    }),
  );
  return [...own, ...suites.flatMap((inner) => notPassedIn(inner, rootDir))];
}

const MOST_NAMES = 40;
const LONGEST_WHY = 200;

/** More than so many that passed only when they were tried again are no chance, and have not passed. */
const MOST_FLAKY = 5;

/** How many tests that were counted as passed have not. */
export function tooManyFlaky(notPassed: readonly NotPassed[]): number {
  const flaky = notPassed.filter(({ how }) => how === 'flaky').length;
  return flaky > MOST_FLAKY ? flaky : 0;
}

/** One line for each, those that failed first: they must not fall behind the last that is named. */
export function linesOf(notPassed: readonly NotPassed[]): readonly string[] {
  const order: readonly NotPassed['how'][] = ['failed', 'flaky', 'skipped'];
  const sorted = order.flatMap((wanted) => notPassed.filter(({ how }) => how === wanted));
  const more = sorted.length - MOST_NAMES;
  return [...sorted.slice(0, MOST_NAMES).map(lineOf), ...(more > 0 ? [`and ${more} more`] : [])];
}

function lineOf({ how, where, title, why }: NotPassed): string {
  const named = [where, title].filter((part) => part !== '').join(' › ');
  return `${how.padEnd(7)} ${named}${why === null ? '' : ` — ${why}`}`;
}

/** Without colours, and short enough for a line. */
function firstLine(message: string | undefined): string | null {
  const lines = stripVTControlCharacters(message ?? '').split('\n');
  const first = lines.map((line) => line.trim()).find((line) => line !== '');
  if (first === undefined) return null;
  return first.length > LONGEST_WHY ? `${first.slice(0, LONGEST_WHY)}…` : first;
}
