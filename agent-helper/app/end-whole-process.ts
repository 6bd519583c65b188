import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Ends a process at once with all that it has started. A process that Electron forks leads no group of its own, so its
 * descendants are looked up first; it is stopped meanwhile, so that it starts no more.
 */
export function endWholeProcess(pid: number, platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32') {
    // `/T`: with its descendants. When it is gone already there is nothing to do.
    execFile('taskkill', ['/PID', String(pid), '/T', '/F'], { windowsHide: true }, () => undefined);
    return;
  }
  send(pid, 'SIGSTOP');
  for (const one of descendantsOf(pid, platform)) send(one, 'SIGKILL');
  send(pid, 'SIGKILL');
}

/** Linux tells it by its files. Elsewhere the process ends alone: there systeminformation asks short tools only. */
function descendantsOf(pid: number, platform: NodeJS.Platform): readonly number[] {
  if (platform !== 'linux') return [];
  const childrenOf = Map.groupBy(allProcesses(), ({ parent }) => parent);
  const found: number[] = [];
  const open = [pid];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    for (const { pid: child } of childrenOf.get(parent) ?? []) {
      found.push(child);
      open.push(child);
    }
  }
  return found;
}

interface ProcessFact {
  readonly pid: number;
  readonly parent: number;
}

function allProcesses(): readonly ProcessFact[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => factOf(Number(name)) ?? []);
}

/** `null` for one that has ended since it was listed. */
function factOf(pid: number): ProcessFact | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold anything, in brackets: state, parent, … (proc_pid_stat(5)).
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(parent) };
  } catch {
    return null;
  }
}

function send(pid: number, signal: 'SIGSTOP' | 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}
