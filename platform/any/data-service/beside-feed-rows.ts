import type { HeldRow } from '#contracts/replica.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { deepEqual } from 'rxdb/plugins/core';
import { readRow, storeRows } from './apply-page.ts';
import type { DeskCopy } from './desk-copy.ts';
import { together } from './desk-copy.ts';
import { forgetFilesOf } from './file-rules.ts';
import { showRows } from './show-rows.ts';

/** A question beside the feed, from when it is asked until its answer is taken in. */
export interface Asking {
  /** What the feed brought meanwhile: that is newer than any answer. */
  readonly touched: Set<string>;
  /** True once the replica that asked is not there any more. */
  isStale: boolean;
}

/** Begins to note what the feed changes, until `endAsking`. */
export function beginAsking({ feed }: Pick<DeskCopy, 'feed'>): Asking {
  const asking: Asking = { touched: new Set(), isStale: false };
  feed.asked.add(asking);
  return asking;
}

export function endAsking({ feed }: Pick<DeskCopy, 'feed'>, asking: Asking): void {
  feed.asked.delete(asking);
}

/**
 * Takes in rows that came beside the feed. The hub read them at a place that this replica had not passed when it asked, and
 * what the feed brought since is left as it is: so nothing here is ever put back to what it was before.
 *
 * @param gone What is held and was found not to be there.
 * @returns How many rows it changed; `null` when the replica is another by now, and nothing was done.
 */
export async function takeBeside(
  copy: DeskCopy,
  asking: Asking,
  rows: readonly HeldRow[],
  gone: readonly string[] = [],
): Promise<number | null> {
  if (asking.isStale) return null;
  const isUntouched = ({ id }: { readonly id: string }) => !asking.touched.has(id);
  const put = rows.filter(isUntouched).map(readRow);
  const out = gone.filter((id) => isUntouched({ id }));
  const held = await mastersOf(copy, [...put.map(({ id }) => id), ...out]);
  const news = put.filter((state) => !deepEqual(held.get(state.id), state));
  const left = out.flatMap((id) => held.get(id) ?? []);
  if (news.length + left.length === 0) return 0;
  await forgetFilesOf(copy, left);
  const ids = [...news, ...left].map(({ id }) => id);
  await together(copy, async (staged) => {
    await storeRows(staged, { put: news, out: left.map(({ id }) => id) });
    await showRows(staged, new Set(ids));
  });
  return ids.length;
}

/** The rows as the hub last said them, without what waits to be sent. */
export async function mastersOf(copy: DeskCopy, ids: readonly string[]): Promise<ReadonlyMap<string, DeskRecord>> {
  const found = new Map(await copy.records.find(ids));
  for (const id of ids) {
    const master = copy.masters.get(id);
    if (master === undefined) continue;
    if (master.state === null) found.delete(id);
    else found.set(id, master.state);
  }
  return found;
}
