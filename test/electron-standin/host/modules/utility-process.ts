import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import type { Duplex, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ForkOptions, UtilityProcess as ElectronUtilityProcess } from 'electron';
import { hostState } from '../host-state.ts';
import { PortLine } from '../utility/port-line.ts';
import { cloned, takeEnds } from './message-channel.ts';

type Stdio = 'pipe' | 'ignore' | 'inherit';

/** A Node process of its own, as in Electron; without Electron's `net` and sandbox in it. */
class UtilityProcess
  extends EventEmitter
  implements Pick<ElectronUtilityProcess, 'pid' | 'stdout' | 'stderr' | 'kill' | 'postMessage'>
{
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;
  readonly #line: PortLine;
  #isRunning = false;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    const [stdout, stderr] = readStdio(options.stdio ?? 'inherit');
    const boot = fileURLToPath(new URL('../utility/utility-boot.ts', import.meta.url));
    const nodeArguments = ['--disable-warning=ExperimentalWarning', ...(options.execArgv ?? [])];
    this.#child = spawn(hostState.nodePath, [...nodeArguments, boot, hostState.executablePath, modulePath, ...args], {
      stdio: ['ignore', stdout, stderr, 'pipe'],
      // Electron types the variables as an interface without an index.
      env: (options.env as NodeJS.ProcessEnv | undefined) ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#line = new PortLine(this.#child.stdio[3] as Duplex, 'parent', {
      onMessage: ({ data }) => this.emit('message', data),
      onEnd: () => {},
    });
    this.#child.once('spawn', () => {
      this.#isRunning = true;
      this.emit('spawn');
    });
    this.#child.once('exit', (code, signal) => {
      // A process that was ended by a signal has no code; the number of the signal tells the two apart.
      this.emit('exit', code ?? constants.signals[signal ?? 'SIGTERM']);
      this.#isRunning = false;
    });
  }

  get pid(): number | undefined {
    return this.#isRunning ? this.#child.pid : undefined;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    const data = cloned(message);
    this.#line.send({ data, ports: takeEnds(transfer) });
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork(modulePath: string, args: readonly string[] | ForkOptions = [], options: ForkOptions = {}): UtilityProcess {
    if (!hostState.isReady) throw new TypeError('utilityProcess cannot be created before app is ready.');
    if (typeof modulePath !== 'string') throw new TypeError('Missing UtilityProcess entry script.');
    const isWithoutArguments = !Array.isArray(args);
    return new UtilityProcess(
      modulePath,
      isWithoutArguments ? [] : args,
      isWithoutArguments ? (args as ForkOptions) : options,
    );
  },
};

/** One word for both, or a list whose first entry, stdin, can only be ignored. */
function readStdio(stdio: NonNullable<ForkOptions['stdio']>): readonly [Stdio, Stdio] {
  if (!Array.isArray(stdio)) return [stdio as Stdio, stdio as Stdio];
  const [stdin = 'ignore', stdout = 'inherit', stderr = 'inherit'] = stdio;
  if (stdin !== 'ignore') throw new Error('stdin value other than ignore is not supported.');
  return [stdout, stderr];
}
