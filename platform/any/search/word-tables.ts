import type { SearchKind } from '#contracts/search.ts';
import { searchKinds } from '#contracts/search.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { withStorageFaults } from '../sqlite-storage/sqlite-fault.ts';
import type { FoldWords } from './fold-words.ts';
import { indexTextOf } from './fold-words.ts';
import { EVERY_ROW, facetWord } from './match-expression.ts';
import type { SearchFile } from './search-file.ts';
import type { Searchable } from './searchable.ts';

/** Room for so many records that changed in the same millisecond; up to the year 2109 places are numbers without loss. */
const PLACES_PER_MS = 2_048;
/** Pages of 4 KiB: a few milliseconds of work at a time. */
const PAGES_PER_STEP = 32;
/** Set while words of removed records may be left in the file, and while a new index is not yet in one piece. */
export const PURGE_DUE = 'purge-due';
/** Which table's words are being rewritten, so that it goes on after a restart. */
const PURGED_UP_TO = 'purged-up-to';
/** When what changed lies in so many pieces beside what is in one, these are merged. */
const MOST_PIECES = 4;

/** Writes into the index. */
export interface WordTables {
  /** All of `act` or nothing of it; within a round that is open, a part of that round. */
  change(act: (tables: OpenWordTables) => void): void;
  /**
   * Opens a transaction that outlives this turn: what is written by `change` until `endRound` is one piece. Nobody else
   * writes to this file, and FTS5 writes many records at once far faster than each by itself.
   */
  beginRound(): void;
  endRound(): void;
  note(name: string): string | null;
  /** How many records can be found. */
  count(): number;
  /** Merges a part of what many changes have left apart. Returns whether there may be more to do. Outside of rounds. */
  mergeStep(): boolean;
  /**
   * Rewrites a part of the index, without what was removed of it. Returns whether there is more to do; then nothing of
   * what was removed is left in the file.
   */
  purgeStep(): boolean;
}

/** A record as the index keeps it: its words, folded, column by column. */
export interface IndexRow extends Pick<Searchable, 'kind' | 'id' | 'changedAtMs' | 'isCurrent'> {
  readonly words: readonly [title: string, keys: string, body: string, facets: string];
}

export function indexRowOf(fold: FoldWords, found: Searchable): IndexRow {
  const { kind, id, changedAtMs, isCurrent, title, keys, body, extraKeys, facets } = found;
  const facetWords = [EVERY_ROW, ...facets.map(([facet, value]) => facetWord(facet, value))].join(' ');
  const keyWords = [indexTextOf(fold, keys), ...extraKeys].join(' ');
  return {
    kind,
    id,
    changedAtMs,
    isCurrent,
    words: [indexTextOf(fold, title), keyWords, indexTextOf(fold, body), facetWords],
  };
}

export interface OpenWordTables {
  put(row: IndexRow): void;
  /** Not to be found any more. Words of it stay in the file until it is purged. Returns whether there was such a record. */
  remove(id: string): boolean;
  setNote(name: string, value: string): void;
  /** All is to be rewritten, from the beginning: see `purgeStep`. */
  duePurge(): void;
}

export function wordTables({ driver, statements }: SearchFile): WordTables {
  const run = (text: string, ...values: readonly (string | number)[]) => statements.run({ text, values });
  const first = (text: string, ...values: readonly (string | number)[]) => statements.all({ text, values })[0]?.[0];

  function remove(id: string): boolean {
    const place = first('SELECT place FROM rows WHERE id = ?', id);
    if (typeof place !== 'number') return false;
    run(`DELETE FROM words_${kindOf(id)} WHERE rowid = ?`, place);
    run('DELETE FROM rows WHERE place = ?', place);
    return true;
  }

  /** The first free place of that moment, or of the next one that has room: imports write thousands at once. */
  function freePlace(changedAtMs: number): number {
    for (let base = changedAtMs * PLACES_PER_MS; ; base += PLACES_PER_MS) {
      const end = base + PLACES_PER_MS;
      const last = first('SELECT max(place) FROM rows WHERE place >= ? AND place < ?', base, end);
      if (typeof last !== 'number') return base;
      if (last + 1 < end) return last + 1;
    }
  }

  function put({ kind, id, changedAtMs, isCurrent, words }: IndexRow): void {
    remove(id);
    const place = freePlace(changedAtMs);
    run('INSERT INTO rows (place, id, isCurrent) VALUES (?, ?, ?)', place, id, Number(isCurrent));
    run(`INSERT INTO words_${kind} (rowid, title, keys, body, facets) VALUES (?, ?, ?, ?, ?)`, place, ...words);
  }

  const setNote = (name: string, value: string) =>
    void run(
      'INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      name,
      value,
    );
  const note = (name: string) => (first('SELECT value FROM notes WHERE name = ?', name) as string | undefined) ?? null;

  function duePurge(): void {
    setNote(PURGE_DUE, 'yes');
    setNote(PURGED_UP_TO, '0');
  }

  let isInRound = false;
  return {
    change: (act) =>
      withStorageFaults('search', () => {
        const open = { put, remove, setNote, duePurge };
        if (isInRound) act(open);
        else driver.transaction(() => act(open));
      }),
    beginRound: () =>
      withStorageFaults('search', () => {
        driver.exec('BEGIN IMMEDIATE');
        isInRound = true;
      }),
    endRound: () => {
      if (!isInRound) return;
      isInRound = false;
      withStorageFaults('search', () => driver.exec('COMMIT'));
    },
    note: (name) => withStorageFaults('search', () => note(name)),
    count: () => withStorageFaults('search', () => Number(first('SELECT count(*) FROM rows'))),
    mergeStep: () =>
      withStorageFaults('search', () => searchKinds.some((kind) => mergeOf({ first, run }, kind, PAGES_PER_STEP))),
    purgeStep: () => withStorageFaults('search', () => purgeStep({ first, run, note, setNote }, driver)),
  };
}

interface Tools {
  readonly first: (text: string) => unknown;
  readonly run: (text: string, ...values: readonly (string | number)[]) => number;
  readonly note: (name: string) => string | null;
  readonly setNote: (name: string, value: string) => void;
}

/**
 * FTS5 keeps the words of removed rows until the segments they stand in are merged into others. A merge with a negative
 * number begins to merge all of them (https://www.sqlite.org/fts5.html, section 6.9); it has ended when it changes nothing.
 */
function purgeStep({ first, run, note, setNote }: Tools, driver: SearchFile['driver']): boolean {
  const done = Number(note(PURGED_UP_TO) ?? 0);
  const [place, isBegun] = [Math.floor(done / 2), done % 2 === 1];
  const kind = searchKinds[place];
  if (kind === undefined) {
    driver.transaction(() => {
      setNote(PURGED_UP_TO, '0');
      for (const each of searchKinds) {
        run(`INSERT INTO words_${each} (words_${each}, rank) VALUES ('usermerge', ${MOST_PIECES})`);
      }
    });
    driver.forgetHistory();
    return false;
  }
  const isMerged = !mergeOf({ first, run }, kind, isBegun ? PAGES_PER_STEP : -PAGES_PER_STEP);
  if (!isBegun || isMerged) driver.transaction(() => setNote(PURGED_UP_TO, String(done + 1)));
  return true;
}

/** Returns whether it has merged anything: an `INSERT` that is a command counts as one change itself. */
function mergeOf({ first, run }: Pick<Tools, 'first' | 'run'>, kind: SearchKind, pages: number): boolean {
  const before = Number(first('SELECT total_changes()'));
  run(`INSERT INTO words_${kind} (words_${kind}, rank) VALUES ('merge', ?)`, pages);
  return Number(first('SELECT total_changes()')) - before >= 2;
}

/** The kind of an id is its prefix. */
function kindOf(id: string): SearchKind {
  // Only ids of these kinds are put in.
  return recordNameOf(id) as SearchKind;
}
