import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { NotPassed } from './not-passed.ts';
import { notPassedOfPlaywright, notPassedOfVitest } from './not-passed.ts';
import type { Tally } from './tally.ts';
import { oneOf, tallyOfPlaywright, tallyOfVitest } from './tally.ts';

export interface PartResult {
  readonly tally: Tally;
  /** By name. Never empty where something failed. */
  readonly notPassed: readonly NotPassed[];
}

/** One thing that `npm run check` or `npm test` looks at. */
export interface Part {
  readonly name: string;
  /** @param signal Ends the part early; its result then no longer matters. */
  readonly run: (signal: AbortSignal) => Promise<PartResult>;
}

/** Counts as one: a command either finds something to complain about or does not. */
export function commandPart(name: string, command: readonly [string, ...string[]]): Part {
  return {
    name,
    run: async (signal) => {
      const exitCode = await exitCodeOf(command, signal);
      return named(name, { tally: oneOf(exitCode), notPassed: [] }, `${command.join(' ')} ended with ${exitCode}`);
    },
  };
}

export function vitestPart(name: string, ...projects: readonly string[]): Part {
  return {
    name,
    run: async (signal) => {
      const report = freshReport(name.replaceAll(' ', '-'));
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const chosen = projects.map((project) => `--project=${project}`);
      const exitCode = await exitCodeOf(['vitest', 'run', ...chosen, ...reporters], signal);
      const said = readReport(report);
      const result = { tally: tallyOfVitest(said, exitCode), notPassed: notPassedOfVitest(said) };
      return named(name, result, outsideTests(said, exitCode));
    },
  };
}

/**
 * What fails is tried once more, and named though it passes then: these tests share a machine with the browsers, screens and
 * servers that they drive. By hand nothing is tried again.
 *
 * @param config Where the suite lies; by default that of the whole project.
 */
export function playwrightPart(name: string, config = 'playwright.config.ts'): Part {
  return {
    name,
    run: async (signal) => {
      const output = name.replaceAll(' ', '-');
      const report = freshReport(output);
      const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      // Playwright empties its output folder first; a journey run by hand meanwhile has another one.
      const options = [`--config=${config}`, '--retries=1', '--reporter=list,json', `--output=.cache/${output}`];
      const exitCode = await exitCodeOf(['playwright', 'test', ...options], signal, env);
      const said = readReport(report);
      const result = { tally: tallyOfPlaywright(said, exitCode), notPassed: notPassedOfPlaywright(said) };
      return named(name, result, outsideTests(said, exitCode));
    },
  };
}

/** A part that failed for no test of its own stands for itself. */
export function named(part: string, result: PartResult, why: string): PartResult {
  const isUnnamed = result.tally.failed > 0 && result.notPassed.length === 0;
  return isUnnamed ? { ...result, notPassed: [{ how: 'failed', where: '', title: part, why }] } : result;
}

function outsideTests(report: unknown, exitCode: number): string {
  if (report === null) return `ended with ${exitCode} before it wrote a report`;
  return `ended with ${exitCode} for a reason outside its tests`;
}

/** What the process ended with; 1 when a signal ended it. */
async function exitCodeOf(
  [command, ...args]: readonly [string, ...string[]],
  signal: AbortSignal,
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell: isWindows });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

// npm puts batch files into `node_modules/.bin` there, which only a shell runs.
const isWindows = process.platform === 'win32';

function freshReport(name: string): string {
  const report = `.cache/reports/${name}.json`;
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  return report;
}

/** `null` when the tool ended before it wrote one. */
function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
