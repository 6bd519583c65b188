import { aLogInput, anIncident } from '#domain/incident/incident.fixtures.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
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

/**
 * Writes tickets with their journal straight into the database of a hub that is not running, as its gate would have left
 * them: over the API this many would take the better part of an hour.
 *
 * @param dataFolder Of a hub on SQLite whose desk was founded.
 */
export function seedHub(dataFolder: string, desk: SmallDesk, { tickets, lines }: DeskSize, nowMs: number): void {
  const database = new DatabaseSync(join(dataFolder, 'deskbell.sqlite'));
  try {
    const write = writerOn(database);
    for (let from = 0; from < tickets; from += TICKETS_PER_TRANSACTION) {
      database.exec('begin immediate');
      for (let serial = from; serial < Math.min(tickets, from + TICKETS_PER_TRANSACTION); serial += 1) {
        const upTo = Math.floor(((serial + 1) * lines) / tickets);
        writeTicket(write, desk, {
          serial,
          lines: Math.max(1, upTo - Math.floor((serial * lines) / tickets)),
          loggedAtMs: Math.round(nowMs - CAME_IN_OVER_MS * (1 - serial / tickets)),
          isOpen: serial >= tickets - tickets / OPEN_SHARE,
        });
      }
      write.keepPlace();
      database.exec('commit');
    }
  } finally {
    database.close();
  }
}

interface SeededTicket {
  readonly serial: number;
  readonly lines: number;
  readonly loggedAtMs: number;
  readonly isOpen: boolean;
}

type Writer = ReturnType<typeof writerOn>;

function writeTicket(write: Writer, desk: SmallDesk, { serial, lines, loggedAtMs, isOpen }: SeededTicket): void {
  const id = incidentId.parse(`incident:${plainId(loggedAtMs)}`);
  const changedAtMs = epochMs.parse(loggedAtMs + lines * 60_000);
  const incident = anIncident({
    id,
    number: ticketNumberOf('BER', 100_000 + serial),
    state: isOpen ? 'in-progress' : 'closed',
    summary: `${SUMMARY} (${serial})`,
    requester: desk.vera.person,
    team: desk.team,
    owner: serial % 2 === 0 ? desk.mira.agent : desk.tom.agent,
    resolvedAtMs: isOpen ? null : changedAtMs,
    loggedAtMs: epochMs.parse(loggedAtMs),
    changedAtMs,
  });
  const scopes = ['desk', desk.vera.person];
  write.record(incident, isOpen ? null : changedAtMs, scopes);
  for (let index = 0; index < lines; index += 1) {
    const atMs = loggedAtMs + index * 60_000;
    const isFirst = index === 0;
    const text = isFirst ? DESCRIPTION.repeat(4) : NOTE.repeat(1 + (index % 3));
    const line = journalLineSchema.parse({
      id: `journal:${plainId(atMs)}`,
      name: isFirst ? 'incident.logged' : 'incident.noted',
      target: id,
      actor: incident.owner,
      device: 'client:bench',
      input: isFirst ? { ...aLogInput({ requester: desk.vera.person }), description: text } : { text },
      changed: isFirst ? { state: { from: null, to: 'logged' } } : {},
      audience: isFirst ? 'readers' : 'desk',
      occurredAtMs: atMs,
      receivedAtMs: atMs,
    });
    write.line(line, isFirst ? scopes : ['desk']);
  }
}

function writerOn(database: DatabaseSync) {
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
    record: (state: { readonly id: string }, quietSinceMs: number | null, scopes: readonly string[]) => {
      const { name, migrations } = incidentRecord;
      record.run(state.id, name, migrations.length, JSON.stringify(state), 1, quietSinceMs);
      place += 1;
      for (const scope of scopes) feed.run(scope, state.id, name, place);
    },
    line: (written: ReturnType<typeof journalLineSchema.parse>, scopes: readonly string[]) => {
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
