import { incidentRecord } from '#domain/incident/incident.record.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import { Client } from 'pg';
import type { SmallDesk } from '../support/small-desk.ts';
import type { DeskSize, SeedWriter } from './seed-hub.ts';
import { seededTickets } from './seed-hub.ts';

/** A table's columns with their types, and its rows that wait, by column. */
interface Waiting {
  readonly into: string;
  readonly types: readonly string[];
  readonly columns: unknown[][];
}

/** As `seedHub`, for a hub on PostgreSQL that is not running. */
export async function seedPostgres(databaseUrl: string, desk: SmallDesk, size: DeskSize, nowMs: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Nothing of it has to outlive a power cut.
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '512MB'");
    const indexes = await setIndexesAside(client);
    const { rows } = await client.query("select nextval('feed_place')::int as place");
    let place = Number(rows[0].place);
    for (const parcel of seededTickets(desk, size, nowMs)) {
      const waiting = emptyTables();
      place = collect(waiting, parcel, place);
      await client.query('begin');
      for (const table of Object.values(waiting)) await insertAll(client, table);
      await client.query("select setval('feed_place', $1)", [place]);
      await client.query('commit');
    }
    for (const index of indexes) await client.query(index);
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/** Drops the indexes that are no keys. Returns what makes them again. */
async function setIndexesAside(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query(
    `select indexname, indexdef from pg_indexes
     where schemaname = 'public' and tablename in ('record', 'journal', 'feed')
       and indexname not in (select conname from pg_constraint)`,
  );
  for (const { indexname } of rows) await client.query(`drop index "${indexname}"`);
  return rows.map(({ indexdef }) => String(indexdef));
}

function emptyTables() {
  const table = (into: string, types: readonly string[]): Waiting => ({ into, types, columns: types.map(() => []) });
  return {
    record: table('record (id, name, schema_version, state, revision, quiet_since_ms)', [
      'text',
      'text',
      'int',
      'text',
      'int',
      'bigint',
    ]),
    journal: table('journal (id, target, place, audience, schema_version, line, occurred_at_ms, received_at_ms)', [
      'text',
      'text',
      'bigint',
      'text',
      'int',
      'text',
      'bigint',
      'bigint',
    ]),
    feed: table('feed (scope, id, record, place, op)', ['text', 'text', 'text', 'bigint', 'text']),
  };
}

/** Returns the last place that was taken. */
function collect(
  { record, journal, feed }: ReturnType<typeof emptyTables>,
  parcel: (write: SeedWriter) => void,
  from: number,
): number {
  let place = from;
  const add = ({ columns }: Waiting, row: readonly unknown[]) =>
    row.forEach((value, column) => columns[column]!.push(value));
  parcel({
    record: (state, quietSinceMs, scopes) => {
      place += 1;
      const { name, migrations } = incidentRecord;
      add(record, [state.id, name, migrations.length, JSON.stringify(state), 1, quietSinceMs]);
      for (const scope of scopes) add(feed, [scope, state.id, name, place, 'put']);
    },
    line: (line, scopes) => {
      place += 1;
      const { id, target, audience, occurredAtMs, receivedAtMs } = line;
      const { name, migrations } = journalRecord;
      const text = JSON.stringify(line);
      add(journal, [id, target, place, audience, migrations.length, text, occurredAtMs, receivedAtMs]);
      for (const scope of scopes) add(feed, [scope, id, name, place, 'put']);
    },
  });
  return place;
}

async function insertAll(client: Client, { into, types, columns }: Waiting): Promise<void> {
  const lists = types.map((type, column) => `$${column + 1}::${type}[]`).join(', ');
  await client.query(`insert into ${into} select * from unnest(${lists})`, columns);
}
