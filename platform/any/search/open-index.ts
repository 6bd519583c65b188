import type { SearchState } from '#contracts/search.ts';
import { searchKinds } from '#contracts/search.ts';
import type { FollowPorts, HeardChanges, Round } from './follow-collections.ts';
import { checkpointNoted, followRound, forgottenIn, PURGE_DUE } from './follow-collections.ts';
import type { SearchDatabase, SearchFile } from './search-file.ts';
import { openSearchFile } from './search-file.ts';
import { letOthersRun } from './let-others-run.ts';
import { wordTables } from './word-tables.ts';

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
  dropForgotten(): Promise<void>;
  close(): void;
}

export interface OpenIndexOptions extends Pick<
  FollowPorts,
  'readable' | 'waiting' | 'fold' | 'isBusy' | 'reportFault'
> {
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
  const missed = new Set(options.waiting().map(({ target }) => target));
  const heard: HeardChanges = { missed, targetOfGone: new Map() };
  let count = tables.count();
  let written = 1;
  let followed = 0;
  const ports: FollowPorts = {
    ...options,
    tables,
    heard,
    onIndexed: ({ put, removed }) => {
      count += put - removed;
    },
  };

  async function purge(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && tables.purgeStep()) await letOthersRun();
    if (!signal.aborted) tables.change((open) => open.setNote(PURGE_DUE, 'no'));
  }

  return {
    file,
    rebuilt: reason ?? file.rebuilt,
    heard,
    follow: async (signal) => {
      const writtenByNow = written;
      const round = await followRound(ports, signal);
      if (round !== 'done') return round;
      followed = writtenByNow;
      if (tables.note(PURGE_DUE) !== 'yes') return 'done';
      await purge(signal);
      return 'more';
    },
    isCaughtUp: () => followed === written,
    fallBehind: () => {
      written += 1;
    },
    count: () => count,
    followedTo: (collection) => checkpointNoted(tables, collection)?.lwt ?? 0,
    lookAgain: (id) => heard.missed.add(id),
    dropForgotten: async () => {
      for (const kind of searchKinds) {
        const collection = readable.get(kind);
        if (collection === undefined) continue;
        const forgotten = (await forgottenIn(collection)).map(({ id }) => id);
        tables.change((open) => {
          const removed = forgotten.filter((id) => open.remove(id)).length;
          count -= removed;
          if (removed > 0) open.setNote(PURGE_DUE, 'yes');
        });
      }
    },
    close: () => file.driver.close(),
  };
}
