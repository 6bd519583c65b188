import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { cagedEnvironment, CAGED_NODE_OPTIONS } from './caged-environment.ts';
import type { StartCaged } from './start-caged.ts';

const ownsProcessGroups = process.platform !== 'win32';

/**
 * Starts each call as a Node process.
 *
 * @param script What runs in it: `caged-child.ts`, or in tests one that misbehaves.
 */
export function spawnCaged(script: string): StartCaged {
  return (call) => {
    const child = spawn(process.execPath, [...CAGED_NODE_OPTIONS, script, call], {
      cwd: '/',
      env: cagedEnvironment(process.platform, process.env),
      stdio: ['ignore', 'pipe', 'ignore'],
      // A process group of its own, so that the tools it started end with it.
      detached: ownsProcessGroups,
      windowsHide: true,
    });
    const { promise: exit, resolve } = Promise.withResolvers<number | null>();
    child.once('error', () => resolve(null));
    child.once('close', resolve);
    const kill = (): void => {
      child.stdout.destroy();
      endGroup(child);
    };
    return { output: child.stdout, exit, kill };
  };
}

function endGroup(child: ChildProcess): void {
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
