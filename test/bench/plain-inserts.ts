import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';

/** About as long as an incident with its journal line. */
const ROW = JSON.stringify({ state: 'x'.repeat(1_500) });

/** Single-row transactions per second of SQLite alone, each on the disk before the next begins. */
export function plainInsertsOnSqlite(folder: string, rows: number): number {
  const database = new DatabaseSync(join(folder, 'plain.sqlite'));
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  database.exec('create table plain (id integer primary key, state text not null)');
  const insert = database.prepare('insert into plain (state) values (?)');
  const beganMs = performance.now();
  for (let row = 0; row < rows; row += 1) insert.run(ROW);
  const perSecond = rows / ((performance.now() - beganMs) / 1_000);
  database.close();
  return perSecond;
}

/** Single-row transactions per second of PostgreSQL alone, over as many connections as consoles will push at once. */
export async function plainInsertsOnPostgres(databaseUrl: string, rows: number, connections: number): Promise<number> {
  const clients = Array.from({ length: connections }, () => new Client({ connectionString: databaseUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    await clients[0]!.query('create table plain (id bigserial primary key, state text not null)');
    const beganMs = performance.now();
    await Promise.all(
      clients.map(async (client) => {
        for (let row = 0; row < rows / connections; row += 1) {
          await client.query('insert into plain (state) values ($1)', [ROW]);
        }
      }),
    );
    return rows / ((performance.now() - beganMs) / 1_000);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
