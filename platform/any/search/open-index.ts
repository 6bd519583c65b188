import type { SearchState } from '#contracts/search.ts';
import type { FollowPorts, HeardChanges, Round } from './follow-collections.ts';
import { checkpointNoted, followRound } from './follow-collections.ts';
import type { SearchDatabase, SearchFile } from './search-file.ts';
import { openSearchFile } from './search-file.ts';
import { PURGE_DUE, wordTables } from './word-tables.ts';
import { createRoundTurns } from './round-turns.ts';
import { dropRows, LOOK_AGAIN, readForgotten, toLookAgain } from './drop-forgotten.ts';

/** The index while its file is open. */
export interface OpenIndex {
  readonly file: SearchFile;
  readonly rebuilt: SearchState['rebuilt'];
  /** One step towards what is written by now. `done`: nothing is left to do, and nothing of what was removed is left. */
  follow(signal: AbortSignal): Promise<Round>;
  /** Whether everything that was written can be found. */
  isCaughtUp(): boolean;
  /** Something was written. */
  fallBehind(): void;
  count(): number;
  readonly heard: HeardChanges;
  /** The time of writing up to which a collection has been followed; 0 before it was. */
  followedTo(collection: string): number;
  lookAgain(id: string): void;
  /**
   * Takes out what was forgotten, and is on the disk when it resolves. `lost`: a line is gone and nobody knows from where, so only
   * a new index is sure.
   */
  dropForgotten(): Promise<'dropped' | 'lost'>;
  close(): void;
}

export interface OpenIndexOptions extends Pick<FollowPorts, 'readable' | 'waiting' | 'fold' | 'lull' | 'reportFault'> {
  readonly database: SearchDatabase;
  readonly desk: string;
  /** Why there was to be a new one. */
  readonly reason?: SearchState['rebuilt'];
}

export function openIndex(options: OpenIndexOptions): OpenIndex {
  const { database, desk, readable, reason = null } = options;
  const file = openSearchFile(database, desk);
  const tables = wordTables(file);
  // What was said just before the last end may not have been taken in.
  const missed = new Set([...options.waiting().map(({ target }) => target), ...toLookAgain(tables)]);
  const heard: HeardChanges = { missed, targetOfGone: new Map() };
  // A new index lies in many pieces, and every question has to look into each: they are made one when all is in it.
  if (checkpointNoted(tables, 'journal') === null) tables.change((open) => open.duePurge());
  let count = tables.count();
  let written = 1;
  let followed = 0;
  const turns = createRoundTurns(options.lull);
  const ports: FollowPorts = {
    ...options,
    lull: turns.lull,
    tables,
    heard,
    onIndexed: ({ put, removed }) => {
      count += put - removed;
    },
  };

  return {
    file,
    rebuilt: reason ?? file.rebuilt,
    heard,
    follow: async (signal) => {
      const writtenByNow = written;
      const round = await turns.round(signal, (cut) => followRound(ports, cut));
      if (round === 'more') while (!signal.aborted && tables.mergeStep()) await ports.lull.comes();
      if (round !== 'done') return round;
      followed = writtenByNow;
      if (toLookAgain(tables).length > 0) tables.change((open) => open.setNote(LOOK_AGAIN, '[]'));
      if (tables.note(PURGE_DUE) !== 'yes') return 'done';
      await purge(ports, () => signal.aborted || written !== writtenByNow);
      return 'more';
    },
    isCaughtUp: () => followed === written,
    fallBehind: () => {
      written += 1;
    },
    count: () => count,
    followedTo: (collection) => checkpointNoted(tables, collection)?.lwt ?? 0,
    lookAgain: (id) => heard.missed.add(id),
    dropForgotten: () =>
      turns.cutIn(async () => {
        const forgotten = await readForgotten(readable, tables, heard);
        if (forgotten === 'lost') return 'lost';
        const removed = await dropRows(file, tables, forgotten);
        count -= removed;
        if (removed > 0) written += 1;
        forgotten.shortened.forEach((id) => heard.missed.add(id));
        forgotten.lines.forEach((id) => heard.targetOfGone.delete(id));
        return 'dropped';
      }),
    close: () => file.driver.close(),
  };
}

/** Until it is over, or something was written that people may look for. */
async function purge({ tables, lull }: FollowPorts, isInterrupted: () => boolean): Promise<void> {
  while (tables.purgeStep()) {
    await lull.comes();
    if (isInterrupted()) return;
  }
  // At once: what is removed from here on makes it due again.
  tables.change((open) => open.setNote(PURGE_DUE, 'no'));
}
