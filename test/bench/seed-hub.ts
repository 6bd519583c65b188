import { aLogInput, anIncident } from '#domain/incident/incident.fixtures.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalLineSchema, journalRecord } from '#domain/kernel/journal.ts';
import { viewText } from '#contracts/feed-view.ts';
import { v7 } from 'uuid';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SmallDesk } from '../support/small-desk.ts';

export interface DeskSize {
  readonly tickets: number;
  /** Journal lines on all of them together; at least one each. */
  readonly lines: number;
}

const DAY_MS = 86_400_000;
/** Within what devices carry of settled work by themselves. */
const CAME_IN_OVER_MS = 80 * DAY_MS;
/** One in so many is still open, the newest ones. */
const OPEN_SHARE = 50;
const TICKETS_PER_TRANSACTION = 5_000;

const SUMMARY = 'Outlook asks for the password again and again since the change on Monday';
const DESCRIPTION =
  'The caller works from the second floor. Since Monday the mail program asks for the password every few minutes. ';
const NOTE =
  'Asked them to sign out of the phone as well and to try once more; the old password is still in use there. ';

/** What takes in tickets and lines as the gate would have left them. */
export interface SeedWriter {
  readonly record: (state: { readonly id: string }, quietSinceMs: number | null, scopes: readonly string[]) => void;
  readonly line: (line: JournalLine, scopes: readonly string[]) => void;
}

/**
 * Writes tickets with their journal straight into the database of a hub that is not running, as its gate would have left
 * them: over the API this many would take the better part of an hour.
 *
 * @param dataFolder Of a hub on SQLite whose desk was founded.
 */
export function seedHub(dataFolder: string, desk: SmallDesk, size: DeskSize, nowMs: number): void {
  const database = new DatabaseSync(join(dataFolder, 'deskbell.sqlite'));
  try {
    // Nothing of it has to outlive a power cut.
    database.exec('pragma synchronous = off; pragma cache_size = -262144; pragma temp_store = memory');
    const putIndexesBack = setIndexesAside(database);
    const write = writerOn(database);
    for (const parcel of seededTickets(desk, size, nowMs)) {
      database.exec('begin immediate');
      parcel(write);
      write.keepPlace();
      database.exec('commit');
    }
    putIndexesBack();
  } finally {
    database.close();
  }
}

/** Parcels of tickets, each to be written in one transaction. */
export function* seededTickets(
  desk: SmallDesk,
  { tickets, lines }: DeskSize,
  nowMs: number,
): Generator<(write: SeedWriter) => void> {
  const templates = templatesFor(desk);
  for (let from = 0; from < tickets; from += TICKETS_PER_TRANSACTION) {
    yield (write) => {
      for (let serial = from; serial < Math.min(tickets, from + TICKETS_PER_TRANSACTION); serial += 1) {
        const upTo = Math.floor(((serial + 1) * lines) / tickets);
        writeTicket(write, templates, {
          serial,
          lines: Math.max(1, upTo - Math.floor((serial * lines) / tickets)),
          loggedAtMs: Math.round(nowMs - CAME_IN_OVER_MS * (1 - serial / tickets)),
          isOpen: serial >= tickets - tickets / OPEN_SHARE,
        });
      }
    };
  }
}

/** Indexes are made at one go from what is there in a fraction of the time that they take row by row. */
function setIndexesAside(database: DatabaseSync): () => void {
  const indexes = database
    .prepare(
      `select name, sql from sqlite_schema
       where type = 'index' and sql is not null and tbl_name in ('record', 'journal', 'feed')`,
    )
    .all();
  for (const { name } of indexes) database.exec(`drop index "${String(name)}"`);
  return () => {
    for (const { sql } of indexes) database.exec(String(sql));
  };
}

interface SeededTicket {
  readonly serial: number;
  readonly lines: number;
  readonly loggedAtMs: number;
  readonly isOpen: boolean;
}

/** Parsed once: all tickets differ in the same few fields. */
function templatesFor(desk: SmallDesk) {
  const incident = anIncident({ requester: desk.vera.person, team: desk.team });
  const line = (over: object) =>
    journalLineSchema.parse({
      id: 'journal:0',
      target: incident.id,
      actor: desk.mira.agent,
      device: 'client:bench',
      changed: {},
      occurredAtMs: 0,
      receivedAtMs: 0,
      ...over,
    });
  const input = { ...aLogInput({ requester: desk.vera.person }), description: DESCRIPTION.repeat(4) };
  const changed = { state: { from: null, to: 'logged' } };
  return {
    desk,
    incident,
    logged: line({ name: 'incident.logged', input, changed, audience: 'readers' }),
    notes: [1, 2, 3].map((times) =>
      line({ name: 'incident.noted', input: { text: NOTE.repeat(times) }, audience: 'desk' }),
    ),
  };
}

function writeTicket(
  write: SeedWriter,
  { desk, incident: template, logged, notes }: ReturnType<typeof templatesFor>,
  { serial, lines, loggedAtMs, isOpen }: SeededTicket,
): void {
  const target = incidentId.parse(`incident:${plainId(loggedAtMs)}`);
  const changedAtMs = epochMs.parse(loggedAtMs + lines * 60_000);
  const actor = serial % 2 === 0 ? desk.mira.agent : desk.tom.agent;
  const incident: Incident = {
    ...template,
    id: target,
    number: ticketNumberOf('BER', 100_000 + serial),
    state: isOpen ? 'in-progress' : 'closed',
    summary: `${SUMMARY} (${serial})`,
    owner: actor,
    resolvedAtMs: isOpen ? null : changedAtMs,
    loggedAtMs: epochMs.parse(loggedAtMs),
    changedAtMs,
  };
  const scopes = ['desk', desk.vera.person];
  write.record(incident, isOpen ? null : changedAtMs, scopes);
  for (let index = 0; index < lines; index += 1) {
    const atMs = epochMs.parse(loggedAtMs + index * 60_000);
    const id = journalLineSchema.shape.id.parse(`journal:${plainId(atMs)}`);
    const line = index === 0 ? logged : notes[index % 3]!;
    write.line({ ...line, id, target, actor, occurredAtMs: atMs, receivedAtMs: atMs }, index === 0 ? scopes : ['desk']);
  }
}

function writerOn(database: DatabaseSync): SeedWriter & { readonly keepPlace: () => void } {
  const counted = database.prepare(`select value from counter where name = 'feed_place'`).get();
  let place = Number(counted?.['value']);
  const keepPlace = database.prepare(`update counter set value = ? where name = 'feed_place'`);
  const record = database.prepare(
    'insert into record (id, name, schema_version, state, revision, quiet_since_ms) values (?, ?, ?, ?, ?, ?)',
  );
  const line = database.prepare(
    `insert into journal (id, target, place, audience, schema_version, line, occurred_at_ms, received_at_ms)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const feed = database.prepare(`insert into feed (scope, id, record, place, op) values (?, ?, ?, ?, 'put')`);
  return {
    keepPlace: () => keepPlace.run(place),
    record: (state, quietSinceMs, scopes) => {
      const { name, migrations } = incidentRecord;
      record.run(state.id, name, migrations.length, JSON.stringify(state), 1, quietSinceMs);
      place += 1;
      for (const scope of scopes) feed.run(scope, state.id, name, place);
    },
    line: (written, scopes) => {
      const { id, target, audience, occurredAtMs, receivedAtMs } = written;
      place += 1;
      const { name, migrations } = journalRecord;
      line.run(id, target, place, audience, migrations.length, JSON.stringify(written), occurredAtMs, receivedAtMs);
      for (const scope of scopes) feed.run(scope, id, name, place);
    },
  };
}

function plainId(atMs: number): string {
  return v7({ msecs: atMs }).replaceAll('-', '');
}

/** The scopes of Mira's cursor, as the hub writes them down. */
export function scopesOfMira(person: string): string {
  return viewText({ scopes: ['desk', 'everyone', person], historyDays: null });
}
