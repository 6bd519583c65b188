import type { Incident } from '#domain/incident/incident.record.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import { deviceRecord } from '#domain/inventory/device.record.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import { agentId, deviceId, personId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import { personScope } from '#domain/kernel/principal.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import { sql } from 'kysely';
import { readOrganisation } from '../access/organisation.ts';
import { inChunks } from '../store/in-chunks.ts';
import type { Store, StoreReader } from '../store/store.ts';
import { readRecords, stateOf } from '../sync/read-record.ts';
import { readStoredState } from '../sync/stored-state.ts';
import type { Actor, LastWords, PortalNames } from './portal-view.ts';
import { answerFields } from './portal-view.ts';

/** What one person asked for, the last changed first. */
export async function readIncidentsOf(
  reader: StoreReader,
  person: PersonId,
  limit: number,
): Promise<readonly Incident[]> {
  // The feed knows by index what concerns a person; whose incident it is, the record alone says.
  const rows = await reader
    .selectFrom('feed')
    .innerJoin('record', 'record.id', 'feed.id')
    .where('feed.scope', '=', personScope(person))
    .where('feed.record', '=', incidentRecord.name)
    .where('feed.op', '=', 'put')
    .orderBy('feed.place', 'desc')
    .limit(limit)
    .selectAll('record')
    .execute();
  return rows.map((row) => stateOf(incidentRecord, row)).filter(({ requester }) => requester === person);
}

/** The last `limit` lines of a record that its readers may read, in the order in which things happened. */
export async function readLinesFor(
  reader: StoreReader,
  target: string,
  limit: number,
): Promise<readonly JournalLine[]> {
  const rows = await reader
    .selectFrom('journal')
    .select(['id', 'schema_version', 'line'])
    .where('target', '=', target)
    .where('audience', '=', 'readers')
    .orderBy('place', 'desc')
    .limit(limit)
    .execute();
  const lines = rows.map(({ id, schema_version, line }) =>
    readStoredState(journalRecord, { id, schemaVersion: schema_version, json: line }),
  );
  return lines.toSorted((one, other) => one.occurredAtMs - other.occurredAtMs || (one.id < other.id ? -1 : 1));
}

const actorInLine = sql<string>`line ->> 'actor'`;

/** Whether a line is of this name and holds words in this field of its input. */
function saysIn(name: string, field: string) {
  return sql<boolean>`(line ->> 'name' = ${sql.lit(name)} and line -> 'input' ->> ${sql.lit(field)} is not null)`;
}

/**
 * When each who said something on these records last did, in words that may answer their readers. The store picks them
 * out: of five hundred incidents with all that happened on them, a few moments come back.
 */
export async function readLastWords(
  { database, engine }: Pick<Store, 'database' | 'engine'>,
  targets: readonly string[],
): Promise<readonly LastWords[]> {
  const line = engine === 'sqlite' ? sql<string>`line` : sql<string>`line::jsonb`;
  const words: LastWords[] = [];
  await inChunks(targets, async (chunk) => {
    const rows = await database
      .with(
        // PostgreSQL would otherwise parse a line anew wherever it is named; SQLite remembers, and is quicker without.
        (cte) => (engine === 'sqlite' ? cte('entry') : cte('entry').materialized()),
        (query) =>
          query
            .selectFrom('journal')
            .select(['target', 'occurred_at_ms', line.as('line')])
            .where('target', 'in', chunk)
            .where('audience', '=', 'readers'),
      )
      .selectFrom('entry')
      .select(({ fn }) => ['target', actorInLine.as('actor'), fn.max<number>('occurred_at_ms').as('atMs')])
      .where((where) => where.or(answerFields.map(([name, field]) => saysIn(name, field))))
      .groupBy(['target', actorInLine])
      .execute();
    words.push(...rows);
  });
  return words;
}

/** The names of agents, people and devices, by the ids they act under. */
export async function readNames(reader: StoreReader, ids: readonly string[]): Promise<PortalNames> {
  const idsOf = (record: string) => ids.filter((id) => recordNameOf(id) === record);
  const agents = await readRecords(
    reader,
    agentRecord,
    idsOf('agent').map((id) => agentId.parse(id)),
  );
  const devices = await readRecords(
    reader,
    deviceRecord,
    idsOf('device').map((id) => deviceId.parse(id)),
  );
  const people = await readRecords(reader, personRecord, [
    ...idsOf('person').map((id) => personId.parse(id)),
    ...[...agents.values()].map(({ person }) => person),
  ]);
  const actors = new Map<string, Actor>();
  for (const { id, name } of people.values()) actors.set(id, { name, person: id });
  for (const { id, person } of agents.values()) actors.set(id, { name: people.get(person)?.name ?? '', person });
  for (const { id, name, person } of devices.values()) actors.set(id, { name, person });
  return { actors, organisation: await readOrganisation(reader) };
}
