import type { SearchAnswer, SearchQuestion, SearchState } from '#contracts/search.ts';
import { searchKinds } from '#contracts/search.ts';
import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import type { Bell } from '../data-service/bell.ts';
import { createBell } from '../data-service/bell.ts';
import { letOthersRun } from '../data-service/let-others-run.ts';
import type { Lull } from '../data-service/lull.ts';
import type { Row } from '../data-service/table.ts';
import type { FoundPage } from './ask-index.ts';
import { askIndex } from './ask-index.ts';
import type { FoldWords } from './fold-words.ts';
import { createWordFolder } from './fold-words.ts';
import { hearChanges } from './hear-changes.ts';
import { lookUp } from './look-up.ts';
import { hitMarker } from './marked-hits.ts';
import type { Round } from './follow-collections.ts';
import type { OpenIndex } from './open-index.ts';
import { openIndex } from './open-index.ts';
import type { SearchDatabase } from './search-file.ts';
import { isDamage } from './search-file.ts';
import type { Searchable } from './searchable.ts';
import type { Readable, SourceRecord, Sources } from './source-records.ts';
import { readSources } from './source-records.ts';
import { withBeside } from './beside-index.ts';

export interface SearchPorts extends Sources {
  /** Without one nothing is indexed, and names and numbers are looked up by their beginnings. */
  readonly database: SearchDatabase | undefined;
  /** What tells this desk from any other; `null` while nobody is signed in, and then nothing is kept. */
  readonly desk: () => string | null;
  /** The first sync is running: nothing is indexed meanwhile, because both would take longer than one after the other. */
  readonly isBusy: () => boolean;
  /** Nothing is read or written for the index before windows are silent. */
  readonly lull: Pick<Lull, 'comes'>;
  readonly reportFault: (error: unknown) => void;
}

/** The search of one desk: an index that follows what is written, and the answers from it. */
export interface Search {
  find(question: SearchQuestion): Promise<SearchAnswer>;
  /** Follows what is written until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
  /** Somebody signed in or out, or the first sync has ended or was cut off. */
  wake(): void;
  /** To be called before the ids of forgotten rows are cleared away: afterwards nobody can tell what was forgotten. */
  dropForgotten(): Promise<void>;
  /** Removes the index: nothing of it is left on this device. It is begun anew when there is a desk. */
  clear(): void;
}

export function createSearch(ports: SearchPorts): Search {
  const fold = createWordFolder();
  const bell = createBell();
  const place: IndexPlace = { index: null, isStopped: false };
  return {
    find: (question) => find({ ports, fold, place, bell }, question),
    run: (signal) => run({ ports, fold, place, bell }, signal),
    wake: () => bell.ring(),
    dropForgotten: async () => {
      const index = opened({ ports, fold, place, bell });
      if (index === null) return;
      const outcome = await mended({ ports, fold, place, bell }, () => index.dropForgotten());
      if (outcome === 'lost') rebuild({ ports, fold, place, bell }, 'damaged');
      bell.ring();
    },
    clear: () => {
      close(place);
      ports.database?.remove();
    },
  };
}

interface IndexPlace {
  index: OpenIndex | null;
  isStopped: boolean;
}

interface Parts {
  readonly ports: SearchPorts;
  readonly fold: FoldWords;
  readonly place: IndexPlace;
  readonly bell: Bell;
}

/** `null` where there is none, or nobody's desk to keep one of. */
function opened({ ports, fold, place }: Parts): OpenIndex | null {
  const desk = ports.desk();
  if (ports.database === undefined || desk === null || place.isStopped) return null;
  place.index ??= openIndex({ ...ports, database: ports.database, fold, desk });
  return place.index;
}

function close(place: IndexPlace): void {
  place.index?.close();
  place.index = null;
}

/** What was found damaged on the way is removed; the index is built anew, and until then answers are few. */
async function mended<Value>(parts: Parts, act: () => Value | Promise<Value>): Promise<Value | null> {
  try {
    return await act();
  } catch (error) {
    if (!isDamage(error)) throw error;
    parts.ports.reportFault(error);
    rebuild(parts, 'damaged');
    return null;
  }
}

function rebuild({ ports, fold, place, bell }: Parts, reason: NonNullable<SearchState['rebuilt']>): void {
  close(place);
  const desk = ports.desk();
  if (ports.database === undefined || desk === null) return;
  ports.database.remove();
  place.index = openIndex({ ...ports, database: ports.database, fold, desk, reason });
  bell.ring();
}

/** After a fault such as a full disk. */
const TRY_AGAIN_MS = 10_000;

async function run(parts: Parts, signal: AbortSignal): Promise<void> {
  const { ports, place, bell } = parts;
  if (ports.database === undefined) return;
  const stopHearing = hearChanges(ports.readable, {
    index: () => place.index,
    onChange: () => bell.ring(),
  });
  while (!signal.aborted) {
    try {
      await followToTheEnd(parts, signal);
      await bell.heard(signal);
    } catch (error) {
      if (signal.aborted) break;
      ports.reportFault(error);
      const again = setTimeout(() => bell.ring(), TRY_AGAIN_MS);
      await bell.heard(signal);
      clearTimeout(again);
    }
  }
  stopHearing();
  place.isStopped = true;
  close(place);
}

async function followToTheEnd(parts: Parts, signal: AbortSignal): Promise<void> {
  for (;;) {
    const index = opened(parts);
    if (index === null || parts.ports.isBusy()) return;
    const round = await mended(parts, () => followed(parts, index, signal));
    if (round === 'lost') rebuild(parts, 'damaged');
    if (signal.aborted || round === 'done') return;
    await letOthersRun();
  }
}

/** `null` when the index was removed under it, as by a sign-out: then nobody misses what it did not take in. */
async function followed({ place }: Parts, index: OpenIndex, signal: AbortSignal): Promise<Round | null> {
  try {
    return await index.follow(signal);
  } catch (error) {
    if (place.index === index) throw error;
    return null;
  }
}

const nothingAsked: { readonly found: FoundPage; readonly followedToMs: number } = {
  found: { ids: [], next: null },
  followedToMs: 0,
};

async function find(parts: Parts, question: SearchQuestion): Promise<SearchAnswer> {
  const { ports, fold } = parts;
  const index = opened(parts);
  const answer =
    index === null || ports.isBusy()
      ? null
      : await mended(parts, () =>
          question.kinds.map((kind) => ({
            found: askIndex(index.file, fold, { ...question, kind }),
            followedToMs: index.followedTo(kind),
          })),
        );
  const pages = await Promise.all(
    question.kinds.map(async (kind, at) => {
      const { found, followedToMs } = answer?.[at] ?? nothingAsked;
      const isEnough = question.after !== null || found.ids.length >= question.limit;
      const isBehind = answer === null || index?.isCaughtUp() !== true;
      // What is not indexed yet is looked for by what it is called, so that nobody is taken for a stranger meanwhile.
      const asked = { ...question, kind, sinceMs: followedToMs };
      const beside = isEnough || !isBehind ? [] : await lookUp(ports.readable, fold, asked);
      return { found, beside };
    }),
  );
  const ids = [...new Set(pages.flatMap(({ found, beside }) => [...found.ids, ...beside]))];
  const records = await readSources(ports, ids, question.withSnippets);
  const mark = hitMarker(fold, question.text);
  const hits = pages.flatMap(({ found, beside }) =>
    withBeside(searchablesOf(records, found.ids), searchablesOf(records, beside), question).map((hit) =>
      mark(hit, question.withSnippets),
    ),
  );
  // Forgotten a moment ago: the index is about to hear of it, and makes sure of it.
  const gone = ids.filter((id) => !records.has(id));
  gone.forEach((id) => parts.place.index?.lookAgain(id));
  if (gone.length > 0) parts.bell.ring();
  return { hits, next: pages.length === 1 ? pages[0]!.found.next : null, state: await stateOf(parts) };
}

function searchablesOf(records: ReadonlyMap<string, SourceRecord>, ids: readonly string[]): readonly Searchable[] {
  return ids.flatMap((id) => records.get(id)?.searchable() ?? []);
}

async function stateOf({ ports, place: { index } }: Parts): Promise<SearchState> {
  if (index === null) return { index: 'absent', indexed: 0, total: 0, rebuilt: null };
  const indexed = index.count();
  if (index.isCaughtUp()) return { index: 'ready', indexed, total: indexed, rebuilt: null };
  const counts = await Promise.all(searchKinds.map((kind) => countOf(ports.readable, kind)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return { index: 'building', indexed: Math.min(indexed, total), total, rebuilt: index.rebuilt };
}

async function countOf(readable: Readable, kind: string): Promise<number> {
  const collection = readable.get(kind);
  if (collection === undefined) return 0;
  const query = normalizeMangoQuery<Row>(collection.schema, {
    selector: { _deleted: { $eq: false } },
    skip: 0,
  } as object);
  return (await collection.count(prepareQuery<Row>(collection.schema, query))).count;
}
