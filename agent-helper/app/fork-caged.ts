import { PassThrough } from 'node:stream';
import type { ForkOptions, UtilityProcess } from 'electron';
import { CAGED_NODE_OPTIONS, cagedEnvironment } from '../main/inventory/caged-environment.ts';
import type { StartCaged } from '../main/inventory/start-caged.ts';
import { endWholeProcess } from './end-whole-process.ts';

/** A forked process, as far as it is looked at. `pid` is there from `spawn` to `exit`. */
export interface ForkedProcess extends Pick<UtilityProcess, 'pid' | 'stdout'> {
  once(event: 'spawn', hear: () => void): unknown;
  once(event: 'exit', hear: (exitCode: number) => void): unknown;
}

/** `utilityProcess.fork`. */
export type ForkProcess = (script: string, args: string[], options: ForkOptions) => ForkedProcess;

const LINE_FEED = 0x0a;
/** For output that is still on its way when its process has ended. */
const GRACE_MS = 250;

/**
 * Starts each call as a utility process of Electron.
 *
 * An answer is whole when its line ends: Electron says that a process has ended and hands over the last of its output in
 * no certain order, so neither waits for the other.
 *
 * @param script What runs in it: the bundle of `caged-child.ts`, or in tests one that misbehaves.
 */
export function forkCaged(fork: ForkProcess, script: string): StartCaged {
  return (call) => {
    const child = fork(script, [call], {
      execArgv: [...CAGED_NODE_OPTIONS],
      env: cagedEnvironment(process.platform, process.env),
      cwd: '/',
      stdio: ['ignore', 'pipe', 'ignore'],
      serviceName: `Deskbell inventory: ${call}`,
    });
    const output = new PassThrough();
    const { promise: exit, resolve } = Promise.withResolvers<number | null>();
    const finish = (exitCode: number): void => {
      output.once('end', () => resolve(exitCode));
      output.end();
    };
    child.stdout?.on('data', (chunk: Buffer) => {
      if (!output.writable) return;
      output.write(chunk);
      if (chunk.at(-1) === LINE_FEED) finish(0);
    });
    whenEnded(child, finish);
    const endProcess = killerOf(child);
    const kill = (): void => {
      output.destroy();
      endProcess();
      resolve(null);
    };
    return { output, exit, kill };
  };
}

/** Tells that a process has ended, after the rest of its output. */
function whenEnded(child: ForkedProcess, hear: (exitCode: number) => void): void {
  child.once('exit', (exitCode) => {
    const grace = setTimeout(() => hear(exitCode), GRACE_MS);
    child.stdout?.once('close', () => {
      clearTimeout(grace);
      hear(exitCode);
    });
  });
}

function killerOf(child: ForkedProcess): () => void {
  let isUnwanted = false;
  let hasExited = false;
  const end = (): void => {
    // Once it has exited, its number may be another's.
    if (child.pid !== undefined && !hasExited) endWholeProcess(child.pid);
  };
  child.once('spawn', () => isUnwanted && end());
  child.once('exit', () => (hasExited = true));
  return () => {
    isUnwanted = true;
    end();
  };
}
