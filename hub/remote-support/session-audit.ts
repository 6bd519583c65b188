import type { HubReply } from '#contracts/hub-api.ts';
import { csvOfSession, CSV_HEAD } from '#contracts/session-csv.ts';
import type { SessionFile } from '#contracts/session-file.ts';
import { SESSIONS_FORMAT } from '#contracts/session-file.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import { deviceRecord } from '#domain/inventory/device.record.ts';
import { agentId } from '#domain/kernel/fields.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { SessionFilter } from '#domain/remote-support/session-filter.rules.ts';
import { fitsFilter } from '#domain/remote-support/session-filter.rules.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { NOTED_LINE, writtenChains } from '#domain/remote-support/written-chains.rules.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import type { StoreReader } from '../store/store.ts';
import { readRecord, readRecords } from '../sync/read-record.ts';
import { readStoredState } from '../sync/stored-state.ts';

export interface AuditAsked {
  readonly format: 'csv' | 'json';
  readonly filter: SessionFilter;
  /** The last session that was looked at; `null` to begin. */
  readonly after: string | null;
}

/** So many sessions are looked at for one part, and it ends sooner where it has come to so many characters. */
const MOST_LOOKED_AT = 200;
const LONG_ENOUGH = 500_000;

/**
 * The next part of all that is known of the sessions that are wanted, in the order in which they began (W13). However many
 * there are, the hub holds one at a time. Parts put together are a file that `session verify` reads.
 */
export async function readAudit(
  reader: StoreReader,
  { format, filter, after }: AuditAsked,
): Promise<Result<HubReply<'support.audit'>>> {
  const ids = await nextSessions(reader, filter, after);
  let text = after === null ? beginnings[format] : '';
  for (const id of ids) {
    const session = await readRecord(reader, supportSessionRecord, id);
    if (session !== undefined && fitsFilter(session, filter)) text += told(await fileOf(reader, session), format);
    if (text.length >= LONG_ENOUGH) return ok({ text, next: id });
  }
  const last = ids.length === MOST_LOOKED_AT ? ids.at(-1)! : null;
  return ok(last === null ? { text: text + ends[format], next: null } : { text, next: last });
}

const beginnings = { csv: CSV_HEAD, json: `[${JSON.stringify({ format: SESSIONS_FORMAT })}` } as const;
const ends = { csv: '', json: '\n]\n' } as const;

function told(file: SessionFile, format: AuditAsked['format']): string {
  return format === 'csv' ? csvOfSession(file) : `,\n${JSON.stringify(file)}`;
}

async function nextSessions(
  reader: StoreReader,
  { session }: SessionFilter,
  after: string | null,
): Promise<readonly SupportSession['id'][]> {
  const all = reader.selectFrom('record').select('id').where('name', '=', supportSessionRecord.name);
  const wanted = session === undefined ? all : all.where('id', '=', session);
  const rows = await wanted
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(MOST_LOOKED_AT)
    .execute();
  return rows.map(({ id }) => id as SupportSession['id']);
}

async function fileOf(reader: StoreReader, session: SupportSession): Promise<SessionFile> {
  const lines = await linesOf(reader, session.id);
  return {
    format: 'deskbell-session-1',
    session: session.id,
    about: await aboutOf(reader, session),
    lines: lines
      .filter(({ name }) => name !== NOTED_LINE)
      .map(({ id, name, actor, input, occurredAtMs, receivedAtMs }) => ({
        id,
        name,
        actor,
        input,
        occurredAtMs,
        receivedAtMs,
      })),
    chains: writtenChains(session, lines).map((chain) => ({ ...chain, entries: [...chain.entries] })),
  };
}

async function linesOf(reader: StoreReader, session: SupportSession['id']): Promise<readonly JournalLine[]> {
  const rows = await reader
    .selectFrom('journal')
    .select(['id', 'schema_version', 'line'])
    .where('target', '=', session)
    .orderBy('place')
    .execute();
  return rows.map(({ id, schema_version: schemaVersion, line }) =>
    readStoredState(journalRecord, { id, schemaVersion, json: line }),
  );
}

async function aboutOf(reader: StoreReader, session: SupportSession): Promise<NonNullable<SessionFile['about']>> {
  const device = session.device === null ? undefined : await readRecord(reader, deviceRecord, session.device);
  const person = session.person === null ? undefined : await readRecord(reader, personRecord, session.person);
  const ticket = session.incident === null ? undefined : await readRecord(reader, incidentRecord, session.incident);
  return {
    state: session.state,
    origin: session.origin,
    reason: session.reason,
    granted: session.granted,
    spells: session.spells,
    looks: session.looks,
    requestedAtMs: session.requestedAtMs,
    joinedAtMs: session.joinedAtMs,
    endedAtMs: session.endedAtMs,
    endedBy: session.endedBy,
    endReason: session.endReason,
    endNote: session.endNote,
    objectedAtMs: session.objectedAtMs,
    device: device === undefined ? null : { id: device.id, name: device.name },
    person: person === undefined ? null : { id: person.id, name: person.name },
    ticket: ticket === undefined ? null : { id: ticket.id, number: ticket.number },
    agents: await agentsOf(reader, session),
  };
}

/** Everybody of the desk who was in it, by name. */
async function agentsOf(reader: StoreReader, { agent, onlookers, spells, looks, heads }: SupportSession) {
  const writers = heads.flatMap(({ by }) => agentId.safeParse(by).data ?? []);
  const there = [...(agent === null ? [] : [agent]), ...onlookers, ...[...spells, ...looks].map((one) => one.agent)];
  const agents = [...(await readRecords(reader, agentRecord, [...new Set([...there, ...writers])])).values()];
  const people = await readRecords(
    reader,
    personRecord,
    agents.map(({ person }) => person),
  );
  return agents.map(({ id, person }) => ({ id, name: people.get(person)?.name ?? '' }));
}
