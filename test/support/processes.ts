import { readdirSync, readFileSync } from 'node:fs';

/** Ids of running processes that were started with this text in their environment. Linux only. */
export function processesWith(text: string): readonly number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.filter((id) => ownText(id, 'environ').includes(text)).map(Number);
}

/** Ids of running processes that have this text on their command line, such as a folder of the test's own. Linux only. */
export function processesNaming(text: string): readonly number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.filter((id) => ownText(id, 'cmdline').includes(text)).map(Number);
}

/** Ids of running processes that `parent` started with this text on their command line. Linux only. */
export function childrenWith(parent: number, text: string): readonly number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.filter((id) => parentOf(id) === parent && ownText(id, 'cmdline').includes(text)).map(Number);
}

function parentOf(id: string): number {
  // The name of the program stands in brackets before it, and may hold spaces.
  return Number(ownText(id, 'stat').split(') ')[1]?.split(' ')[1]);
}

function ownText(id: string, file: 'environ' | 'cmdline' | 'stat'): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    // It has ended since the folder was read, or is not ours to look into.
    return '';
  }
}
