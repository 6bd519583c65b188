import { readdirSync, readFileSync } from 'node:fs';

/** What the processes of one app cost, by what they are for. Linux only. */
export interface ProcessCosts {
  /** Proportional set size in MB of 10^6 bytes: pages that several processes share count once altogether. */
  readonly megabytes: Readonly<Record<ProcessRole, number>>;
}

/** `chromium`: the browser's own process, graphics, network, and those that others are made from. */
export type ProcessRole = 'main' | 'data-service' | 'page' | 'chromium';

/** @param main The id of the app's main process; those it has started, and those they have, belong to it. */
export function costsOf(main: number): ProcessCosts {
  const megabytes = { main: 0, 'data-service': 0, page: 0, chromium: 0 };
  for (const id of familyOf(main)) megabytes[roleOf(id, main)] += proportionalMegabytes(id);
  return { megabytes };
}

/** Processor time that a process and all it has started have taken so far, in milliseconds. Linux only. */
export function processorMs(first: number): number {
  // Linux counts in hundredths of a second towards programs, whatever it counts in itself: man 5 proc_pid_stat.
  return familyOf(first).reduce((sum, id) => sum + ticksOf(id), 0) * 10;
}

/** Files, pipes and sockets that a process and all it has started have open. Linux only. */
export function openFilesOf(first: number): number {
  return familyOf(first).reduce((sum, id) => sum + openFiles(id), 0);
}

function openFiles(id: number): number {
  try {
    return readdirSync(`/proc/${id}/fd`).length;
  } catch {
    // It has ended since the folder was read.
    return 0;
  }
}

function familyOf(first: number): readonly number[] {
  const parents = new Map(processIds().map((id) => [id, Number(statFields(id)[1])]));
  const family = new Set([first]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const [id, parent] of parents) if (family.has(parent)) family.add(id);
  }
  return [...family];
}

function roleOf(id: number, main: number): ProcessRole {
  const commandLine = readOrEmpty(id, 'cmdline');
  if (id === main) return 'main';
  if (commandLine.includes('data-service.cjs')) return 'data-service';
  return commandLine.includes('--type=renderer') ? 'page' : 'chromium';
}

function proportionalMegabytes(id: number): number {
  const kibibytes = /^Pss:\s+(\d+) kB$/m.exec(readOrEmpty(id, 'smaps_rollup'))?.[1] ?? '0';
  return (Number(kibibytes) * 1_024) / 1e6;
}

/** In user mode and in the kernel, children that have ended included. */
function ticksOf(id: number): number {
  return statFields(id)
    .slice(11, 15)
    .reduce((sum, ticks) => sum + Number(ticks), 0);
}

/** What follows the name of the program, which stands in brackets and may hold spaces: state, parent … */
function statFields(id: number): readonly string[] {
  const stat = readOrEmpty(id, 'stat');
  return stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
}

function processIds(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function readOrEmpty(id: number, file: 'cmdline' | 'smaps_rollup' | 'stat'): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    // It has ended since the folder was read.
    return '';
  }
}
