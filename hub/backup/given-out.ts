import { DatabaseSync } from 'node:sqlite';
import type { StoreReader } from '../store/store.ts';

/** The last numbers that a store gave out: of tickets by the code of their site, and of articles. */
export interface GivenOut {
  readonly tickets: ReadonlyMap<string, number>;
  readonly articles: number;
}

export const nothingGivenOut: GivenOut = { tickets: new Map(), articles: 0 };

export async function readGivenOut(reader: StoreReader): Promise<GivenOut> {
  const series = await reader.selectFrom('number_series').select(['site_code', 'last']).execute();
  const articles = await reader.selectFrom('article_series').select('last').executeTakeFirst();
  return { tickets: new Map(series.map(({ site_code: code, last }) => [code, last])), articles: articles?.last ?? 0 };
}

/** The same of a SQLite file. It may be damaged, which is why backups are restored: then nobody knows. */
export function readGivenOutOf(path: string): GivenOut {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const series = database.prepare('select site_code, last from number_series').all();
      const articles = database.prepare('select last from article_series').get();
      const tickets = new Map(series.map((row) => [String(row['site_code']), Number(row['last'])]));
      return { tickets, articles: Number(articles?.['last'] ?? 0) };
    } finally {
      database.close();
    }
  } catch {
    return nothingGivenOut;
  }
}
