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
import { readOrganisation } from '../access/organisation.ts';
import { inChunks } from '../store/in-chunks.ts';
import type { StoreReader } from '../store/store.ts';
import { readRecords, stateOf } from '../sync/read-record.ts';
import { readStoredState } from '../sync/stored-state.ts';
import type { Actor, PortalNames } from './portal-view.ts';

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

/** The lines that readers of these records may read, in the order in which things happened; the last `limit` of each read. */
export async function readLinesFor(
  reader: StoreReader,
  targets: readonly string[],
  limit: number,
): Promise<readonly JournalLine[]> {
  const lines: JournalLine[] = [];
  await inChunks(targets, async (chunk) => {
    const rows = await reader
      .selectFrom('journal')
      .select(['id', 'schema_version', 'line'])
      .where('target', 'in', chunk)
      .where('audience', '=', 'readers')
      .orderBy('place', 'desc')
      .limit(limit)
      .execute();
    for (const { id, schema_version, line } of rows) {
      lines.push(readStoredState(journalRecord, { id, schemaVersion: schema_version, json: line }));
    }
  });
  return lines.toSorted((one, other) => one.occurredAtMs - other.occurredAtMs || (one.id < other.id ? -1 : 1));
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
