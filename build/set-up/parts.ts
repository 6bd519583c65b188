import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Tally } from './tally.ts';
import { oneOf, tallyOfPlaywright, tallyOfVitest } from './tally.ts';

/** One thing that `npm run check` or `npm test` looks at. */
export interface Part {
  readonly name: string;
  /** @param signal Ends the part early; its tally then no longer matters. */
  readonly run: (signal: AbortSignal) => Promise<Tally>;
}

/** Counts as one: a command either finds something to complain about or does not. */
export function commandPart(name: string, command: readonly [string, ...string[]]): Part {
  return { name, run: async (signal) => oneOf(await exitCodeOf(command, signal)) };
}

export function vitestPart(name: string, project: string): Part {
  return {
    name,
    run: async (signal) => {
      const report = freshReport(project);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const exitCode = await exitCodeOf(['vitest', 'run', '--project', project, ...reporters], signal);
      return tallyOfVitest(readReport(report), exitCode);
    },
  };
}

/** @param config Where the suite lies; by default that of the whole project. */
export function playwrightPart(name: string, config = 'playwright.config.ts'): Part {
  return {
    name,
    run: async (signal) => {
      const output = name.replaceAll(' ', '-');
      const report = freshReport(output);
      const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      // Playwright empties its output folder first; a journey run by hand meanwhile has another one.
      const options = [`--config=${config}`, '--reporter=list,json', `--output=.cache/${output}`];
      const exitCode = await exitCodeOf(['playwright', 'test', ...options], signal, env);
      return tallyOfPlaywright(readReport(report), exitCode);
    },
  };
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
