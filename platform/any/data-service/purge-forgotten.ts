import type { DeskCopy } from './desk-copy.ts';

/** Whether something was forgotten that has left traces. Of a replica that is begun anew they go when it is whole: until then rows come back. */
export function isPurgeDue({ keep }: Pick<DeskCopy, 'keep'>): boolean {
  return keep.get('forgotten') !== null || (keep.get('isPurgeDue') && keep.get('isWhole'));
}

/**
 * Leaves nothing on the disk of rows that were forgotten. The search hears of them first, for good: afterwards nobody can tell
 * any more what was forgotten, least of all who starts again after a kill.
 */
export async function purgeForgotten({ keep, search, records, masters, outbox }: DeskCopy): Promise<void> {
  await search.dropForgotten();
  await Promise.all([records.purge(), masters.purge(), outbox.purge()]);
  if (keep.get('isPurgeDue') && keep.get('isWhole')) await keep.set({ isPurgeDue: false });
}
