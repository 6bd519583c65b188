import type { SQLInputValue } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import { ticketLines, ticketsFrom } from './storage-rows.ts';

/** The same tickets in SQLite as one would write it by hand for them alone, with the same promises to people. */
export interface PlainTickets {
  writeAll(count: number, perTransaction: number): void;
  writeLines(): void;
  readonly newest: () => number;
  readonly queue: () => number;
  readonly openTicket: () => number;
  readonly countOpen: () => number;
  readonly countAll: () => number;
  close(): void;
}

const SCHEMA = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma secure_delete = on;
  pragma cache_size = -32768;
  create table incident (id text primary key, doc text not null, state text, requester text, changed real, lwt real);
  create index by_changed on incident (changed, id);
  create index by_state on incident (state, changed, id);
  create index by_requester on incident (requester, changed, id);
  create index by_lwt on incident (lwt, id);
  create table journal (id text primary key, doc text not null, target text, occurred real);
  create index by_target on journal (target, occurred, id);
`;
const OPEN = `state in ('logged', 'in-progress', 'pending')`;

export function plainTickets(path: string): PlainTickets {
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  const put = database.prepare('insert into incident values (?, ?, ?, ?, ?, ?)');
  const putLine = database.prepare('insert into journal values (?, ?, ?, ?)');
  const newest = database.prepare('select doc from incident order by changed desc, id limit 50');
  const queue = database.prepare(
    `select doc from incident indexed by by_changed where ${OPEN} order by changed desc, id limit 50`,
  );
  const one = database.prepare('select doc from incident where id = ?');
  const lines = database.prepare('select doc from journal where target = ? order by target, occurred, id');
  const open = database.prepare(`select count(*) as amount from incident where ${OPEN}`);
  const all = database.prepare('select count(*) as amount from incident');

  const read = (statement: typeof newest, ...values: SQLInputValue[]) =>
    statement.all(...values).map(({ doc }) => JSON.parse(String(doc)) as object).length;

  return {
    writeAll: (count, perTransaction) => {
      for (let from = 0; from < count; from += perTransaction) {
        database.exec('begin immediate');
        for (const ticket of ticketsFrom(from, perTransaction)) {
          const { id, state, requester, changedAtMs, _meta } = ticket;
          put.run(id, JSON.stringify(ticket), state, requester, changedAtMs, _meta.lwt);
        }
        database.exec('commit');
      }
    },
    writeLines: () => {
      for (const line of ticketLines() as readonly Record<string, never>[]) {
        putLine.run(line['id']!, JSON.stringify(line), line['target']!, line['occurredAtMs']!);
      }
    },
    newest: () => read(newest),
    queue: () => read(queue),
    openTicket: () => {
      read(one, 'incident:x7');
      return read(lines, 'incident:x7');
    },
    countOpen: () => Number(open.get()?.['amount']),
    countAll: () => Number(all.get()?.['amount']),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}
