import { searchKinds } from '#contracts/search.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { RxDocumentData } from 'rxdb/plugins/core';
import { letOthersRun } from '../data-service/let-others-run.ts';
import type { Row } from '../data-service/table.ts';
import type { Checkpoint, HeardChanges } from './follow-collections.ts';
import { checkpointNoted, forgottenIn } from './follow-collections.ts';
import type { SearchFile } from './search-file.ts';
import type { Readable } from './source-records.ts';
import type { WordTables } from './word-tables.ts';

/** Records to look at again after the next start, if that comes first. */
export const LOOK_AGAIN = 'look-again';

export function toLookAgain(tables: WordTables): readonly string[] {
  return JSON.parse(tables.note(LOOK_AGAIN) ?? '[]') as readonly string[];
}

interface Forgotten {
  readonly gone: readonly string[];
  /** Those of which the index does not know yet that they are. */
  readonly lines: readonly string[];
  /** Tickets that are there and have lost lines. */
  readonly shortened: readonly string[];
}

export async function readForgotten(
  readable: Readable,
  tables: WordTables,
  { targetOfGone }: HeardChanges,
): Promise<Forgotten | 'lost'> {
  const gone = new Set<string>();
  for (const kind of searchKinds) {
    const collection = readable.get(kind);
    for (const { id } of collection === undefined ? [] : await forgottenIn(collection)) gone.add(id);
  }
  const journal = readable.get('journal');
  const isNews = isAfter(checkpointNoted(tables, 'journal'));
  const lines = (journal === undefined ? [] : await forgottenIn(journal)).filter(isNews).map(({ id }) => id);
  const targets = new Set(lines.map((id) => targetOfGone.get(id)));
  if (targets.has(undefined)) return 'lost';
  const shortened = [...targets].filter(
    (id): id is string => id !== undefined && recordNameOf(id) === 'incident' && !gone.has(id),
  );
  return { gone: [...gone], lines, shortened };
}

/** Whether the index has not followed so far; a new one has nothing that could be forgotten. */
function isAfter(checkpoint: Checkpoint | null): (row: RxDocumentData<Row>) => boolean {
  if (checkpoint === null) return () => false;
  const { lwt, id } = checkpoint;
  return (row) => row._meta.lwt > lwt || (row._meta.lwt === lwt && row.id > id);
}

const ROWS_PER_DROP = 200;

/** Takes out all that is said of them, for good. Returns how many were in the index. What has lost lines is put back by the next round. */
export async function dropRows(
  { driver }: SearchFile,
  tables: WordTables,
  { gone, shortened }: Forgotten,
): Promise<number> {
  tables.change((open) => {
    if (shortened.length > 0) open.setNote(LOOK_AGAIN, JSON.stringify([...toLookAgain(tables), ...shortened]));
  });
  const ids = [...gone, ...shortened];
  let removed = 0;
  for (let from = 0; from < ids.length; from += ROWS_PER_DROP) {
    tables.change((open) => {
      const dropped = ids.slice(from, from + ROWS_PER_DROP).filter((id) => open.remove(id)).length;
      removed += dropped;
      if (dropped > 0) open.duePurge();
    });
    await letOthersRun();
  }
  // Only when it is on the disk may the rows be cleared away that tell of it.
  if (removed > 0) driver.forgetHistory();
  return removed;
}
