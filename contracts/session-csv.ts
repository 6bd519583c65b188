import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import { NO_ENTRY } from '#domain/remote-support/session-chain.rules.ts';
import type { SessionEntry } from '#domain/remote-support/session-entry.ts';
import { chainHash, sessionEntry } from '#domain/remote-support/session-entry.ts';
import type { SessionFile } from './session-file.ts';
import { sessionFile } from './session-file.ts';

/**
 * Sessions as a table, a row for each thing that happened, with all that is needed to check them again (`session verify FILE`):
 * each cell is given back as it was.
 */
const columns = [
  'session',
  'ticket',
  'computer',
  'person',
  'kind',
  'by',
  'seq',
  'at',
  'actor',
  'name',
  'type',
  'data',
  'prev',
  'hash',
] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

/** The line that names the columns; at the beginning of a file and nowhere else. */
export const CSV_HEAD = `${BYTE_ORDER_MARK}${csvLine(columns)}`;

/** One session, without the line that names the columns. */
export function csvOfSession(file: SessionFile): string {
  return rowsOf(file).map(lineOf).join('');
}

function rowsOf({ session, about, lines = [], chains }: SessionFile): readonly Row[] {
  const names = new Map<string, string>(about?.agents.map((agent) => [agent.id, agent.name]));
  const { person, device, ticket, agents: _agents, ...rest } = about ?? {};
  if (person !== undefined && person !== null) names.set('user', person.name).set(person.id, person.name);
  const same = {
    session,
    ticket: ticket?.number ?? ticket?.id ?? '',
    computer: device?.name ?? '',
    person: person?.name ?? '',
  };
  const row = (kind: string, over: Partial<Row>): Row => {
    const empty = { by: '', seq: '', at: '', actor: '', type: '', data: '', prev: '', hash: '' };
    return { ...same, kind, ...empty, name: names.get(over.actor ?? '') ?? '', ...over };
  };
  return [
    ...(about === undefined
      ? []
      : [row('session', { at: momentOf(about.requestedAtMs), type: about.state, data: JSON.stringify(rest) })]),
    ...lines.map(({ name: type, actor, input, occurredAtMs }) =>
      row('line', { at: momentOf(occurredAtMs), actor, type, data: JSON.stringify(input) }),
    ),
    ...chains.flatMap(({ by, entries, head }) => [
      ...entries.map(({ seq, atMs, actor, type, data, prev }) =>
        row('entry', { by, seq: `${seq}`, at: momentOf(atMs), actor, type, data: JSON.stringify(data), prev }),
      ),
      ...(head === null ? [] : [row('head', { by, seq: `${head.seq}`, hash: head.hash })]),
    ]),
  ];
}

function momentOf(atMs: number): string {
  return new Date(atMs).toISOString();
}

function lineOf(row: Row): string {
  return csvLine(columns.map((column) => row[column]));
}

interface ReadChain {
  readonly entries: SessionEntry[];
  head: SessionFile['chains'][number]['head'];
}

/**
 * The sessions of a table, with what was written down of each and nothing else. What cannot be read is missing, so that its
 * chain shows a gap. `null` for what is no such table.
 */
export function sessionsOfCsv(text: string): readonly SessionFile[] | null {
  const [head = [], ...rows] = cellsOf(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  if (head.join() !== columns.join()) return null;
  const sessions = new Map<string, Map<string, ReadChain>>();
  for (const cells of rows) {
    const row = Object.fromEntries(columns.map((column, place) => [column, bare(cells[place] ?? '')])) as Row;
    const chains = sessions.get(row.session) ?? new Map<string, ReadChain>();
    sessions.set(row.session, chains);
    if (row.kind !== 'entry' && row.kind !== 'head') continue;
    const chain = chains.get(row.by) ?? { entries: [], head: null };
    chains.set(row.by, chain);
    if (row.kind === 'head') chain.head = headIn(row);
    else chain.entries.push(...entryIn(row));
  }
  const read = [...sessions].map(([session, chains]) =>
    sessionFile.safeParse({
      format: 'deskbell-session-1',
      session,
      chains: [...chains].map(([by, chain]) => ({ by, ...chain })),
    }),
  );
  return read.every(({ success }) => success) ? read.flatMap(({ data }) => data ?? []) : null;
}

/** A head that cannot be read is none that any chain comes to. */
function headIn({ seq, hash }: Row): ReadChain['head'] {
  const known = chainHash.safeParse(hash).data;
  return known === undefined || !/^\d{1,7}$/.test(seq) ? { seq: 0, hash: NO_ENTRY } : { seq: Number(seq), hash: known };
}

function entryIn({ seq, at, actor, type, data, prev }: Row): readonly SessionEntry[] {
  try {
    const entry = { seq: Number(seq), atMs: Date.parse(at), actor, type, data: JSON.parse(data) as unknown, prev };
    return [sessionEntry.parse(entry)];
  } catch {
    // Somebody has been at it: it shows as missing.
    return [];
  }
}

function bare(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** Cells by rows, quoted or not. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  // Quoted, with quotes doubled; or up to the next comma or end of line. Then what ends it.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    const [all, quoted, plain = '', end] = found;
    rows.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (all === '' || cell.lastIndex >= text.length) break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((one) => one !== ''));
}
