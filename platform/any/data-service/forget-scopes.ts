import type { FeedView } from '#contracts/feed-view.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalRecord, readersOfLine } from '#domain/kernel/journal.ts';
import type { Scope } from '#domain/kernel/principal.ts';
import { scope } from '#domain/kernel/principal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { recordKinds } from '#domain/processes.ts';
import { storeRows } from './apply-page.ts';
import { mastersOf } from './beside-feed-rows.ts';
import type { DeskCopy } from './desk-copy.ts';
import { together } from './desk-copy.ts';
import { forgetFilesOf } from './file-rules.ts';
import { showRows } from './show-rows.ts';

/**
 * Forgets what is held by scopes that the reader has lost alone (PERM-1), without asking anybody: a record says who may
 * read it, and a line goes where its record goes. Interrupted, it begins again with the same page.
 *
 * @returns How many rows it forgot; `null` when that cannot be told here, and the replica has to begin anew.
 */
export async function forgetScopes(copy: DeskCopy, { scopes }: FeedView): Promise<number | null> {
  const kept = scopes.flatMap((one) => scope.safeParse(one).data ?? []) as Scope[];
  let forgotten = 0;
  // Lines first: they are judged by their records.
  for await (const lines of copy.records.slicesOf(journalRecord.name)) {
    const left = await linesThatLeft(copy, lines as readonly JournalLine[], kept);
    if (left === null) return null;
    forgotten += await forget(copy, left);
  }
  for (const { record, policy } of recordKinds) {
    for await (const states of copy.records.slicesOf(record.name)) {
      const masters = await mastersOf(
        copy,
        states.map(({ id }) => id),
      );
      const left = [...masters.values()].filter((state) => !policy.readersOf(state).some((one) => kept.includes(one)));
      forgotten += await forget(copy, left);
    }
  }
  return forgotten;
}

/** `null` when a line is here without its record: a replica that is not whole cannot say who may read it. */
async function linesThatLeft(
  copy: DeskCopy,
  lines: readonly JournalLine[],
  kept: readonly Scope[],
): Promise<readonly JournalLine[] | null> {
  const targets = await mastersOf(copy, [...new Set(lines.map(({ target }) => target))]);
  if (lines.some(({ target }) => !targets.has(target))) return null;
  return lines.filter((line) => {
    const target = targets.get(line.target)!;
    const kind = recordKinds.find(({ record }) => record.name === recordNameOf(target.id));
    const readers = readersOfLine(line, kind?.policy.readersOf(target) ?? []);
    return !readers.some((one) => kept.includes(one));
  });
}

async function forget(copy: DeskCopy, rows: readonly DeskRecord[]): Promise<number> {
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await forgetFilesOf(copy, rows);
  await together(copy, async (staged) => {
    await storeRows(staged, { put: [], out: ids });
    await showRows(staged, new Set(ids));
  });
  return ids.length;
}
