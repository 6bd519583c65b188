import type { SearchKind } from '#contracts/search.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { Device } from '#domain/inventory/device.record.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import type { WindowStorageInstance } from '../data-service/open-tables.ts';
import type { SaidLine, Searchable } from './searchable.ts';
import { searchableArticle, searchableDevice, searchableIncident, searchablePerson } from './searchable.ts';

/** The desk's own records, which are read and never written here. */
export type Readable = ReadonlyMap<string, WindowStorageInstance>;

export interface Sources {
  readonly readable: Readable;
  /** Commands that are on their way: what was said in them stands in no line yet. */
  readonly waiting: () => readonly WaitingCommand[];
}

export type WaitingCommand = SaidLine & { readonly target: string };

export interface SourceRecord {
  readonly id: string;
  /** Deferred, because taking texts apart costs more than reading them. */
  readonly searchable: () => Searchable;
}

/**
 * Reads the records of these ids; those that are not there are left out.
 *
 * @param withTexts With what was said in the lines of tickets.
 */
export async function readSources(
  { readable, waiting }: Sources,
  ids: readonly string[],
  withTexts = true,
): Promise<ReadonlyMap<string, SourceRecord>> {
  const found = new Map<string, SourceRecord>();
  for (const [kind, theirs] of Map.groupBy(ids, recordNameOf)) {
    const said =
      withTexts && kind === 'incident'
        ? Map.groupBy(waiting(), ({ target }) => target)
        : new Map<string, WaitingCommand[]>();
    const rows = (await readable.get(kind)?.findDocumentsById([...theirs], false)) ?? [];
    const lines = withTexts && kind === 'incident' ? await linesOf(readable, theirs) : new Map<string, JournalLine[]>();
    for (const row of rows) {
      found.set(row.id, {
        id: row.id,
        searchable: () =>
          searchableOf[kind as SearchKind](row, [...(lines.get(row.id) ?? []), ...(said.get(row.id) ?? [])]),
      });
    }
  }
  return found;
}

/** The lines of these records by their target, oldest first. */
async function linesOf(
  readable: Readable,
  targets: readonly string[],
): Promise<ReadonlyMap<string, readonly JournalLine[]>> {
  const journal = readable.get('journal');
  if (journal === undefined) return new Map();
  const query = {
    selector: { target: { $in: [...targets] }, _deleted: { $eq: false } },
    sort: [{ target: 'asc' }, { occurredAtMs: 'asc' }],
    skip: 0,
  };
  // RxDB's types know the key of a row alone; the journal has the fields of its schema.
  const prepared = prepareQuery(journal.schema, normalizeMangoQuery(journal.schema, query as object));
  const { documents } = await journal.query(prepared);
  return Map.groupBy(documents as unknown as readonly JournalLine[], ({ target }) => target);
}

/** Every row of a collection went through the schema of the record it is named after. */
const searchableOf: Readonly<Record<SearchKind, (row: object, lines: readonly SaidLine[]) => Searchable>> = {
  incident: (row, lines) => searchableIncident(row as Incident, lines),
  person: (row) => searchablePerson(row as Person),
  device: (row) => searchableDevice(row as Device),
  article: (row) => searchableArticle(row as Article),
};
