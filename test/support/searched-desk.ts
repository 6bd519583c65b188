import type { SearchAnswer, SearchQuestion } from '#contracts/search.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { DeskStorage, DeskTables } from '#platform/any/data-service/open-tables.ts';
import { openTables } from '#platform/any/data-service/open-tables.ts';
import { letOthersRun } from '#platform/any/data-service/let-others-run.ts';
import { createSearch } from '#platform/any/search/create-search.ts';
import type { Search } from '#platform/any/search/create-search.ts';
import type { SearchDatabase } from '#platform/any/search/search-file.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import { expect, onTestFinished } from 'vitest';
import { aDriverInMemory } from './sqlite-in-memory.ts';

/** The records of a desk and the search over them, without hub and windows. */
export interface SearchedDesk {
  readonly tables: DeskTables;
  readonly search: Search;
  readonly faults: unknown[];
  put(...records: readonly DeskRecord[]): Promise<void>;
  forget(...ids: readonly string[]): Promise<void>;
  /** Once everything that was written can be found. */
  answer(text: string, over?: Partial<SearchQuestion>): Promise<SearchAnswer>;
  ids(text: string, over?: Partial<SearchQuestion>): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** An index without a file. */
export function searchInMemory(): SearchDatabase {
  return { open: () => aDriverInMemory(), remove: () => {} };
}

export function aQuestion(text: string, over: Partial<SearchQuestion> = {}): SearchQuestion {
  const kinds: SearchQuestion['kinds'] = ['incident', 'person', 'device', 'article'];
  return { kinds, text, where: [], match: 'all', limit: 20, after: null, withSnippets: false, ...over };
}

export async function aSearchedDesk(
  given: {
    readonly database?: SearchDatabase | undefined;
    readonly storage?: DeskStorage;
    readonly desk?: () => string | null;
    readonly isBusy?: () => boolean;
    /** Nothing is indexed before. */
    readonly untilLull?: () => Promise<void>;
  } = {},
): Promise<SearchedDesk> {
  const storage = given.storage ?? createSqliteStorage({ openDatabase: () => aDriverInMemory() });
  const tables = await openTables(storage);
  const faults: unknown[] = [];
  const database = 'database' in given ? given.database : searchInMemory();
  const search = createSearch({
    readable: tables.readable,
    database,
    waiting: () => [],
    desk: given.desk ?? (() => 'desk'),
    isBusy: given.isBusy ?? (() => false),
    lull: { comes: given.untilLull ?? letOthersRun },
    reportFault: (error) => faults.push(error),
  });
  const stopped = new AbortController();
  const running = search.run(stopped.signal);
  let isStopped = false;

  async function answer(text: string, over?: Partial<SearchQuestion>): Promise<SearchAnswer> {
    const stateNow = async () => (await search.find(aQuestion(''))).state.index;
    await expect.poll(stateNow, { timeout: 15_000, interval: 2 }).not.toBe('building');
    return search.find(aQuestion(text, over));
  }
  async function stop(): Promise<void> {
    if (isStopped) return;
    isStopped = true;
    stopped.abort();
    await running;
    await tables.close();
  }
  onTestFinished(stop);
  return {
    tables,
    search,
    faults,
    put: async (...records) => {
      for (const [name, theirs] of Map.groupBy(records, ({ id }) => recordNameOf(id))) {
        await tables.own.get(name)!.write({ put: theirs });
      }
    },
    forget: async (...ids) => {
      for (const [name, theirs] of Map.groupBy(ids, recordNameOf))
        await tables.own.get(name)!.write({ forget: theirs });
    },
    answer,
    ids: async (text, over) => (await answer(text, over)).hits.map(({ id }) => id),
    stop,
  };
}
