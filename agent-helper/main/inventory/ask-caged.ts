import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { InventoryCall } from './inventory-calls.ts';

export interface Cage {
  /** The script that runs in the child; `caged-child.ts`, or one that misbehaves. */
  readonly script: string;
  /** For one call, from the start of its process. */
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
}

export type CageRefusal = {
  readonly code: 'inventory.timed-out' | 'inventory.too-large' | 'inventory.crashed' | 'inventory.garbled';
};

type Child = ChildProcessByStdio<null, Readable, null>;

const ownsProcessGroups = process.platform !== 'win32';

/**
 * Has one call answered by a process of its own, and ends that process with all that it started, whatever it does.
 * The value is whatever the child wrote as JSON: nothing is known about it. Throws the signal's reason when aborted.
 */
export async function askCaged(
  call: InventoryCall,
  cage: Cage,
  signal: AbortSignal,
): Promise<Result<unknown, CageRefusal>> {
  signal.throwIfAborted();
  const child = startChild(cage.script, call);
  try {
    const answered = await answerOf(child, cage, signal);
    signal.throwIfAborted();
    return typeof answered === 'string' ? refuse({ code: answered }) : readAnswer(answered);
  } finally {
    end(child);
  }
}

function startChild(script: string, call: InventoryCall): Child {
  return spawn(process.execPath, ['--max-old-space-size=128', script, call], {
    cwd: '/',
    env: environmentOf(process.env),
    stdio: ['ignore', 'pipe', 'ignore'],
    // A process group of its own, so that the tools it started end with it.
    detached: ownsProcessGroups,
    windowsHide: true,
  });
}

/** What the system's own tools need to be found and to speak plainly. Nothing of the user's gets in. */
function environmentOf(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (ownsProcessGroups) return { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };
  const { SystemRoot, SystemDrive, ComSpec, PATHEXT, TEMP } = own;
  return { SystemRoot, SystemDrive, ComSpec, PATHEXT, TEMP, PATH: `${SystemRoot}\\System32;${SystemRoot}` };
}

/** All that the child wrote, once it has ended well; or why nobody waits for it any longer. */
function answerOf(child: Child, cage: Cage, signal: AbortSignal): Promise<Buffer | CageRefusal['code']> {
  const { promise, resolve } = Promise.withResolvers<Buffer | CageRefusal['code']>();
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > cage.maxAnswerBytes) resolve('inventory.too-large');
    else chunks.push(chunk);
  });
  child.once('error', () => resolve('inventory.crashed'));
  child.once('close', (exitCode) => resolve(exitCode === 0 ? Buffer.concat(chunks) : 'inventory.crashed'));

  const giveUp = () => resolve('inventory.timed-out');
  const timer = setTimeout(giveUp, cage.timeoutMs);
  signal.addEventListener('abort', giveUp, { once: true });
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  });
}

function readAnswer(output: Buffer): Result<unknown, CageRefusal> {
  try {
    return ok(JSON.parse(output.toString('utf8')));
  } catch {
    return refuse({ code: 'inventory.garbled' });
  }
}

/** Ends the child and whatever it has left running. */
function end(child: Child): void {
  child.stdout.destroy();
  if (child.pid === undefined) return;
  try {
    if (ownsProcessGroups) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    if (!isAlreadyGone(error)) throw error;
  }
}

/** `ESRCH`: nobody of the group is left. macOS says `EPERM` while the last of it is being buried. */
function isAlreadyGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM');
}
