import { DatabaseSync } from 'node:sqlite';

/** The same texts in FTS5 as one would set it up in an afternoon: its own stems, one language, ranked by its own rule. */
export interface PlainSearch {
  add(serial: number, subject: string, body: string): void;
  commit(): void;
  byRank(text: string, limit: number): number;
  byRecency(text: string, limit: number): number;
  close(): void;
}

const SCHEMA = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  create virtual table words using fts5(subject, body, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'porter unicode61 remove_diacritics 2');
`;

export function plainSearch(path: string): PlainSearch {
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  const put = database.prepare('insert into words (rowid, subject, body) values (?, ?, ?)');
  const ranked = database.prepare('select rowid from words where words match ? order by rank limit ?');
  const latest = database.prepare('select rowid from words where words match ? order by rowid desc limit ?');
  database.exec('begin');
  return {
    add: (serial, subject, body) => void put.run(serial + 1, subject, body),
    commit: () => database.exec('commit; begin'),
    byRank: (text, limit) => ranked.all(text, limit).length,
    byRecency: (text, limit) => latest.all(text, limit).length,
    close: () => database.close(),
  };
}
