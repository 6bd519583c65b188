import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface ProgramOptions {
  readonly command: readonly [string, ...string[]];
  /** Laid over this process's own. */
  readonly environment: Readonly<Record<string, string>>;
  /** What it says is appended here: the terminal is for people. */
  readonly logFile: string;
  /** Sees every line on its standard output; one it returns true for is not written down. */
  readonly onLine?: (line: string) => boolean;
}

export interface ChildOptions extends Omit<ProgramOptions, 'command'> {
  /** From the project's folder, with its arguments. */
  readonly script: readonly [string, ...string[]];
  /** What it is started by, such as `nsenter`: programs that become it. */
  readonly through?: readonly string[];
  /** For Node itself. */
  readonly switches?: readonly string[];
}

export interface Child {
  /** Of its process, while it runs. */
  readonly processId: number;
  readonly logFile: string;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<Ending>;
  /** Asks it to stop, and ends it when it has not after a while. Resolves when it is gone. */
  stop(): Promise<Ending>;
  /** Ends it as a power cut would. Resolves when it is gone. */
  kill(): Promise<Ending>;
}

export interface Ending {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it last said on its standard error. */
  readonly lastWords: string;
}

const LONGEST_GOODBYE_MS = 5_000;
const LONGEST_LAST_WORDS = 2_000;

const root = fileURLToPath(new URL('../../', import.meta.url));
const loadedBefore = ['quick-start.mjs', 'end-with-parent.ts'].flatMap((file) => [
  '--import',
  new URL(file, import.meta.url).href,
]);

/** Starts one of our programs under the Node that runs this one. It ends when this process does, however that ends. */
export function startChild({ script, through = [], switches = [], ...options }: ChildOptions): Child {
  const [program = process.execPath, ...args] = [...through, process.execPath, ...switches, ...loadedBefore, ...script];
  const command = [program, ...args] as const;
  const child = start({ ...options, command }, 'ipc');
  return keep(child, options, {
    ask: () => child.connected && child.disconnect(),
    end: () => child.kill('SIGKILL'),
  });
}

/** Starts a program that knows nothing of us. It is told to end by a signal, with all that it has started. */
export function startProgram(options: ProgramOptions): Child {
  const child = start(options, 'ignore');
  return keep(child, options, {
    ask: () => signalGroup(child, 'SIGTERM'),
    end: () => signalGroup(child, 'SIGKILL'),
  });
}

function start({ command, environment }: ProgramOptions, channel: 'ipc' | 'ignore'): ChildProcess {
  const [program, ...args] = command;
  return spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', channel],
    // Ctrl-C is for the parent, which stops its children in order.
    detached: process.platform !== 'win32',
  });
}

function keep(
  child: ChildProcess,
  { logFile, onLine }: Pick<ProgramOptions, 'logFile' | 'onLine'>,
  { ask, end }: { readonly ask: () => void; readonly end: () => void },
): Child {
  const ended = endOf(child, { stdout: child.stdout!, stderr: child.stderr! }, logFile, onLine);

  async function kill(): Promise<Ending> {
    end();
    return await ended;
  }

  return {
    // Node starts the process before `spawn` returns; without one, `ended` rejects.
    processId: child.pid ?? 0,
    logFile,
    ended,
    kill,
    stop: async () => {
      ask();
      await Promise.race([ended, delay(LONGEST_GOODBYE_MS, undefined, { ref: false })]);
      return await kill();
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || process.platform === 'win32') {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // Nobody of the group is left.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

interface Output {
  readonly stdout: Readable;
  readonly stderr: Readable;
}

async function endOf(
  child: ChildProcess,
  { stdout, stderr }: Output,
  logFile: string,
  onLine: (line: string) => boolean = () => false,
): Promise<Ending> {
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  let lastWords = '';
  createInterface({ input: stdout }).on('line', (line) => {
    if (!onLine(line)) log.write(`${line}\n`);
  });
  stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = `${lastWords}${text}`.slice(-LONGEST_LAST_WORDS);
    log.write(text);
  });
  // Node emits no `close` for a child whose channel this side has closed, so what it said is awaited by itself.
  const [ending] = await Promise.all([once(child, 'exit'), once(stdout, 'close'), once(stderr, 'close')]);
  const [exitCode, signal] = ending as [number | null, NodeJS.Signals | null];
  log.end();
  await once(log, 'close');
  return { exitCode, signal, lastWords: lastWords.trim() };
}
