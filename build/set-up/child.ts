import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface ChildOptions {
  /** For sentences about it. */
  readonly name: string;
  /** From the project's folder, with its arguments. */
  readonly script: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
  /** What it says is appended here: the terminal is for people. */
  readonly logFile: string;
}

export interface Child {
  readonly name: string;
  readonly logFile: string;
  /** Resolves when it has ended, for whatever reason, to words about how. */
  readonly ended: Promise<string>;
  /** Asks it to stop, and ends it when it has not after a while. Resolves when it is gone. */
  stop(): Promise<void>;
}

const LONGEST_GOODBYE_MS = 5_000;

const root = fileURLToPath(new URL('../../', import.meta.url));
const endWithParent = new URL('end-with-parent.ts', import.meta.url).href;

/** Starts one of our programs under the Node that runs this one. */
export function startChild({ name, script, environment, logFile }: ChildOptions): Child {
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(process.execPath, ['--import', endWithParent, ...script], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', log, log, 'ipc'],
    // Ctrl-C is for the parent, which stops its children in order.
    detached: process.platform !== 'win32',
  });
  closeSync(log);
  const ended = endOf(child);
  return {
    name,
    logFile,
    ended,
    stop: async () => {
      if (child.connected) child.disconnect();
      await Promise.race([ended, delay(LONGEST_GOODBYE_MS, undefined, { ref: false })]);
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<string> {
  const [code, signal] = await once(child, 'exit');
  return signal === null ? `exit code ${code}` : String(signal);
}
