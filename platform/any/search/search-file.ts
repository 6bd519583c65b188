import { Fault } from '#contracts/fault.ts';
import type { SearchState } from '#contracts/search.ts';
import { searchKinds } from '#contracts/search.ts';
import { withStorageFaults } from '../sqlite-storage/sqlite-fault.ts';
import type { SqliteDriver } from '../sqlite-storage/sqlite-driver.ts';
import type { Statements } from '../sqlite-storage/statements.ts';
import { keptStatements } from '../sqlite-storage/statements.ts';

/** Where the index lies: a database of its own beside the desk's, which may be thrown away at any time. */
export interface SearchDatabase {
  readonly open: () => SqliteDriver;
  /** Removes its files; nothing happens where there are none. Called while it is closed. */
  readonly remove: () => void;
}

/** Rises with every change to the tables, to what is indexed and to how words are folded. */
const SEARCH_LAYOUT = 1;

/**
 * - `rows`: each record that can be found; `place` is its row in the table of words of its kind, the later changed the higher.
 * - `words_<kind>`: the words themselves. Contentless: the texts stand in the desk's database, and only there.
 * - `notes`: whose desk it is, and up to where each collection has been followed.
 *
 * Segments are merged sixteen at a time and not four, so that a first build writes everything twice and not four times, and
 * by `mergeStep` alone, so that no change waits for it; FTS5 itself does it only where nobody has for long.
 */
const LAYOUT = `
  CREATE TABLE rows (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, isCurrent INTEGER NOT NULL);
  CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  ${searchKinds
    .map(
      (kind) => `
  CREATE VIRTUAL TABLE words_${kind} USING fts5(title, keys, body, facets,
    content='', contentless_delete=1, prefix='2 3', tokenize='ascii');
  INSERT INTO words_${kind} (words_${kind}, rank) VALUES ('automerge', 0), ('usermerge', 16), ('crisismerge', 64);
  CREATE VIRTUAL TABLE terms_${kind} USING fts5vocab(words_${kind}, 'instance');`,
    )
    .join('')}
  PRAGMA user_version = ${SEARCH_LAYOUT};
`;

/**
 * - `synchronous`: losing the last moments to a power cut is no harm: the checkpoints are lost with them, so what is
 *   missing comes again.
 * - `cache_size`: what a question reads, it reads a few times at most; the system has the rest at hand.
 */
const SETTINGS = `
  PRAGMA synchronous = normal;
  PRAGMA secure_delete = on;
  PRAGMA cache_size = -8192;
`;

export interface SearchFile {
  readonly driver: SqliteDriver;
  readonly statements: Statements;
  /** Why the file that was there had to go. */
  readonly rebuilt: SearchState['rebuilt'];
}

/** Opens the index of a desk, or begins it anew where there is none that can be used. */
export function openSearchFile(database: SearchDatabase, desk: string): SearchFile {
  const found = openAsItIs(database, desk);
  if (typeof found !== 'string') return { ...found, rebuilt: null };
  database.remove();
  const driver = withStorageFaults('search', database.open);
  withStorageFaults('search', () => {
    driver.exec(SETTINGS);
    driver.transaction(() => {
      driver.exec(LAYOUT);
      const note = driver.prepare('INSERT INTO notes (name, value) VALUES (?, ?)');
      note.run(['desk', desk]);
      note.free();
    });
  });
  return { driver, statements: keptStatements(driver), rebuilt: found === 'none' ? null : found };
}

type Unusable = 'none' | NonNullable<SearchState['rebuilt']>;

function openAsItIs(database: SearchDatabase, desk: string): Omit<SearchFile, 'rebuilt'> | Unusable {
  let driver: SqliteDriver | null = null;
  try {
    driver = withStorageFaults('search', database.open);
    const reason = withStorageFaults('search', () => reasonAgainst(driver!, desk));
    if (reason === null) return { driver, statements: keptStatements(driver) };
    driver.close();
    return reason;
  } catch (error) {
    if (!isDamage(error)) throw error;
    driver?.close();
    return 'damaged';
  }
}

function reasonAgainst(driver: SqliteDriver, desk: string): Unusable | null {
  driver.exec(SETTINGS);
  const one = (sql: string) => {
    const statement = driver.prepare(sql);
    try {
      return statement.all([])[0]?.[0] ?? null;
    } finally {
      statement.free();
    }
  };
  const layout = one('PRAGMA user_version');
  if (layout !== SEARCH_LAYOUT) return one('SELECT count(*) FROM sqlite_schema') === 0 ? 'none' : 'layout';
  return one(`SELECT value FROM notes WHERE name = 'desk'`) === desk ? null : 'desk';
}

export function isDamage(error: unknown): boolean {
  return error instanceof Fault && error.code === 'storage.damaged';
}
