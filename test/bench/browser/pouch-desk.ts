import PouchDB from 'pouchdb-browser';
import type { BenchedDesk } from '../benched-desk.ts';
import { openStates } from '../benched-desk.ts';
import { LINES_OF_ONE_TICKET, ticketLines, ticketsFrom } from '../storage-rows.ts';

/** The indexes that the questions need, as PouchDB keeps such: views, worked out when they are asked for. */
const views = {
  changed: `function (doc) { if (doc.changedAtMs) emit(doc.changedAtMs); }`,
  open: `function (doc) { if (${JSON.stringify(openStates)}.indexOf(doc.state) >= 0) emit(doc.changedAtMs); }`,
  lines: `function (doc) { if (doc.target) emit([doc.target, doc.occurredAtMs]); }`,
};

/** The same tickets in PouchDB over IndexedDB. */
export async function openPouchDesk(name: string): Promise<BenchedDesk> {
  const database = new PouchDB(name, { auto_compaction: true });
  const designs = Object.entries(views).map(([view, map]) => ({
    _id: `_design/${view}`,
    views: { [view]: { map, reduce: '_count' } },
  }));
  await database.bulkDocs(designs);

  const page = async (view: string) =>
    (await database.query(view, { descending: true, limit: 50, include_docs: true, reduce: false })).rows.length;
  const count = async (view: string) => Number((await database.query(view, { reduce: true })).rows[0]?.value ?? 0);

  return {
    writeTickets: (first, amount) => put(ticketsFrom(first, amount)),
    writeLines: () => put(ticketLines()),
    changeOne: async (serial) => {
      const ticket = await database.get(`incident:x${serial}`);
      await database.put({ ...ticket, changedAtMs: 1_800_000_000_000 + serial });
    },
    newest: () => page('changed'),
    queue: () => page('open'),
    openTicket: async () => {
      await database.get('incident:x7');
      const [startkey, endkey] = [
        ['incident:x7', 0],
        ['incident:x7', {}],
      ];
      const { rows } = await database.query('lines', { startkey, endkey, include_docs: true, reduce: false });
      if (rows.length !== LINES_OF_ONE_TICKET) throw new Error('The ticket is not whole.');
      return rows.length;
    },
    countOpen: () => count('open'),
    countAll: () => count('changed'),
    close: () => database.close(),
  };

  async function put(rows: readonly object[]): Promise<void> {
    const written = await database.bulkDocs(rows.map(pouched));
    if (written.some(({ ok }) => ok !== true)) throw new Error('PouchDB took not all of it.');
  }
}

/** Without RxDB's own fields, and by the name PouchDB has for a key. */
function pouched(row: object): object {
  const { id, ...rest } = row as Readonly<Record<string, unknown>>;
  return Object.fromEntries([['_id', id], ...Object.entries(rest).filter(([name]) => !name.startsWith('_'))]);
}
