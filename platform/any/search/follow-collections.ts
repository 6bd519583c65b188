import type { JournalLine } from '#domain/kernel/journal.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { Fault } from '#contracts/fault.ts';
import { searchKinds } from '#contracts/search.ts';
import type { RxDocumentData } from 'rxdb/plugins/core';
import { getChangedDocumentsSince, normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import type { Lull } from '../data-service/lull.ts';
import type { WindowStorageInstance } from '../data-service/open-tables.ts';
import type { Row } from '../data-service/table.ts';
import type { FoldWords } from './fold-words.ts';
import type { SourceRecord, Sources } from './source-records.ts';
import { readSources } from './source-records.ts';
import type { IndexRow, OpenWordTables, WordTables } from './word-tables.ts';
import { indexRowOf } from './word-tables.ts';

/** How far a collection has been followed, in the order it was written. */
export interface Checkpoint {
  readonly lwt: number;
  readonly id: string;
}

export interface FollowPorts extends Sources {
  readonly tables: WordTables;
  /** What the change stream said and the order of writing does not; see `heard-changes.ts`. */
  readonly heard: HeardChanges;
  readonly lull: Pick<Lull, 'comes'>;
  readonly fold: FoldWords;
  /** A record that cannot be read; it is left out, and everything else goes on. */
  readonly reportFault: (error: unknown) => void;
  readonly onIndexed: (change: { readonly put: number; readonly removed: number }) => void;
}

export interface HeardChanges {
  /** Records to look at again whatever the order of writing says: the clock was set back, or a command waits for them. */
  readonly missed: Set<string>;
  /** Whose lines are gone: of a forgotten line only its id is left. */
  readonly targetOfGone: Map<string, string>;
}

/** How one round of following ended. `lost`: a line is gone and nobody knows from where, so only a new index is sure. */
export type Round = 'more' | 'done' | 'lost';

/** Longer than this nobody waits for an answer because of the index. */
const SLICE_MS = 8;
const RECORDS_PER_READ = 40;
const ROWS_PER_ROUND = 400;
const MISSED_PER_ROUND = 1_000;
/** Lines of one ticket mostly lie together, so many of them are few records. */
const LINES_PER_ROUND = 2_000;
const START: Checkpoint = { lwt: 0, id: '' };

/** Reads what was written since the last round and brings the index up to it, slice by slice. */
export async function followRound(ports: FollowPorts, signal: AbortSignal): Promise<Round> {
  const { readable, tables, heard, lull } = ports;
  await lull.comes();
  const reads: Read[] = [];
  for (const name of [...searchKinds, 'journal']) {
    const collection = readable.get(name);
    if (collection !== undefined) reads.push(await readChanges(name, collection, tables, heard));
  }
  const missed = [...heard.missed].slice(0, MISSED_PER_ROUND);
  const wanted = new Set([...missed, ...reads.flatMap((read) => read.targets)]);
  const targets = [...wanted].filter((id) => searchKinds.some((kind) => kind === recordNameOf(id)));
  const isMoved = reads.some(({ isMoved: moved }) => moved);
  if (targets.length === 0 && !isMoved) {
    missed.forEach((id) => heard.missed.delete(id));
    return heard.missed.size === 0 ? 'done' : 'more';
  }
  if (reads.some(({ isLost }) => isLost)) return 'lost';

  tables.beginRound();
  try {
    for (let from = 0; from < targets.length && !signal.aborted; from += RECORDS_PER_READ) {
      const ids = targets.slice(from, from + RECORDS_PER_READ);
      const sources = await readSources(ports, ids);
      await indexSliced(ports, ids, sources, signal);
    }
    if (signal.aborted) return 'more';
    tables.change((open) => {
      reads.forEach(({ name, checkpoint }) => open.setNote(noteOf(name), JSON.stringify(checkpoint)));
      // Their tickets are there without their words; until it is purged, these stand in the file.
      if (reads.some(({ gone }) => gone.length > 0)) open.duePurge();
    });
  } finally {
    // What was indexed before a fault is right; without the checkpoints it is indexed once more.
    tables.endRound();
  }
  missed.forEach((id) => heard.missed.delete(id));
  reads.flatMap(({ gone }) => gone).forEach((id) => heard.targetOfGone.delete(id));
  return 'more';
}

interface Read {
  readonly name: string;
  readonly checkpoint: Checkpoint;
  readonly isMoved: boolean;
  readonly targets: readonly string[];
  readonly gone: readonly string[];
  readonly isLost: boolean;
}

async function readChanges(
  name: string,
  collection: WindowStorageInstance,
  tables: WordTables,
  { targetOfGone }: HeardChanges,
): Promise<Read> {
  const noted = tables.note(noteOf(name));
  // A new index reads each ticket with all its lines, so it begins with the lines at their end.
  const since = noted === null ? await firstCheckpoint(name, collection) : (JSON.parse(noted) as Checkpoint);
  const limit = name === 'journal' ? LINES_PER_ROUND : ROWS_PER_ROUND;
  const { documents } = await getChangedDocumentsSince(collection, limit, since);
  const last = documents.at(-1);
  const read = {
    name,
    checkpoint: last === undefined ? since : { lwt: last._meta.lwt, id: last.id },
    isMoved: last !== undefined || noted === null,
  };
  if (name !== 'journal') return { ...read, targets: documents.map(({ id }) => id), gone: [], isLost: false };
  const targets = documents.map((line) => (line._deleted ? targetOfGone.get(line.id) : targetOf(line)));
  return {
    ...read,
    targets: targets.filter((target) => target !== undefined && recordNameOf(target) === 'incident') as string[],
    gone: documents.filter(({ _deleted }) => _deleted).map(({ id }) => id),
    isLost: targets.includes(undefined),
  };
}

export function targetOf(line: Row): string {
  // Lines went through the schema of the journal.
  return (line as unknown as JournalLine).target;
}

async function firstCheckpoint(name: string, collection: WindowStorageInstance): Promise<Checkpoint> {
  if (name !== 'journal') return START;
  const latest = {
    selector: {},
    sort: [{ '_meta.lwt': 'desc' }, { id: 'desc' }],
    index: ['_meta.lwt', 'id'],
    skip: 0,
    limit: 1,
  };
  const query = normalizeMangoQuery<Row>(collection.schema, latest as object);
  const { documents } = await collection.query(prepareQuery<Row>(collection.schema, query));
  const [last] = documents;
  return last === undefined ? START : { lwt: last._meta.lwt, id: last.id };
}

/** One transaction after the other, none longer than a slice; between them others have their turn. */
async function indexSliced(
  ports: FollowPorts,
  ids: readonly string[],
  sources: ReadonlyMap<string, SourceRecord>,
  signal: AbortSignal,
): Promise<void> {
  let done = 0;
  while (done < ids.length && !signal.aborted) {
    const startedAtMs = performance.now();
    ports.tables.change((open) => {
      while (done < ids.length && performance.now() - startedAtMs < SLICE_MS) {
        indexOne(open, ids[done]!, sources.get(ids[done]!), ports);
        done += 1;
      }
    });
    await ports.lull.comes();
  }
}

function indexOne(open: OpenWordTables, id: string, source: SourceRecord | undefined, ports: FollowPorts): void {
  const wasThere = open.remove(id);
  const row = source === undefined ? null : rowOrNull(source, ports);
  if (row !== null) open.put(row);
  else if (wasThere) open.duePurge();
  ports.onIndexed({ put: Number(row !== null), removed: Number(wasThere) });
}

/** What is wrong with one record must not keep others from being found (SRCH-2). */
function rowOrNull(source: SourceRecord, { fold, reportFault }: FollowPorts): IndexRow | null {
  try {
    return indexRowOf(fold, source.searchable());
  } catch (cause) {
    reportFault(
      new Fault('search.record-unreadable', 'A record cannot be searched.', { cause, details: { id: source.id } }),
    );
    return null;
  }
}

/** Ids that were forgotten, as far as they were not cleared away yet. */
export async function forgottenIn(collection: WindowStorageInstance): Promise<readonly RxDocumentData<Row>[]> {
  const forgotten = {
    selector: { _deleted: { $eq: true } },
    sort: [{ _deleted: 'asc' }, { '_meta.lwt': 'asc' }, { id: 'asc' }],
    skip: 0,
  };
  const query = normalizeMangoQuery<Row>(collection.schema, forgotten as object);
  const { documents } = await collection.query(prepareQuery<Row>(collection.schema, query));
  return documents;
}

export function checkpointNoted(tables: WordTables, name: string): Checkpoint | null {
  const noted = tables.note(noteOf(name));
  return noted === null ? null : (JSON.parse(noted) as Checkpoint);
}

function noteOf(collection: string): string {
  return `followed:${collection}`;
}
