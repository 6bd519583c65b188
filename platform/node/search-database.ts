import type { SearchDatabase } from '#platform/any/search/search-file.ts';
import { rmSync } from 'node:fs';
import { openNodeSqlite } from './node-sqlite-driver.ts';

/** The files of one database: itself, the log of its last writes, and what processes share of that. */
const SUFFIXES = ['', '-wal', '-shm'];

/** @param path A file in a folder that exists when it is opened. */
export function searchDatabaseAt(path: string): SearchDatabase {
  return {
    open: () => openNodeSqlite(path),
    remove: () => SUFFIXES.forEach((suffix) => rmSync(path + suffix, { force: true })),
  };
}
