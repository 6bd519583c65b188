import { readdirSync, readFileSync } from 'node:fs';

/** Ids of running processes that were started with this text in their environment. Linux only. */
export function processesWith(text: string): readonly number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.filter((id) => environmentOf(id).includes(text)).map(Number);
}

function environmentOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8');
  } catch {
    // It has ended since the folder was read, or is not ours to look into.
    return '';
  }
}
