import type { OutboxEntry } from '#contracts/desk-port.ts';
import { lacking, viewIn } from '#contracts/feed-view.ts';
import { Fault } from '#contracts/fault.ts';
import type { FeedCursor, FeedPage } from '#contracts/sync.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { DeskCopy } from './desk-copy.ts';
import { together } from './desk-copy.ts';
import { forgetFilesOf, forgetHubFiles } from './file-rules.ts';
import { forgetScopes } from './forget-scopes.ts';
import { receivedSchemas } from './record-definitions.ts';
import { noteReconciled } from './restored-hub.ts';
import { liveEntries, showRows } from './show-rows.ts';

/** `not-ours`: the page does not follow on what is stored; nothing was changed, and the feed has to be asked anew. */
export type PageOutcome = 'applied' | 'not-ours';

interface ReadPage {
  readonly put: readonly DeskRecord[];
  readonly out: readonly string[];
}

/**
 * Takes in one page of the feed. Every row is parsed before the first is written, and the cursor is written last:
 * a page that fails is asked for again, and nothing is ever skipped.
 */
export async function applyPage(copy: DeskCopy, page: FeedPage): Promise<PageOutcome> {
  const read = readPage(page);
  if (page.from === null) await beginAnew(copy);
  else if (!isSameCursor(page.from, copy.keep.get('cursor'))) return 'not-ours';
  const lost = await forgetLost(copy, page);
  if (lost === null) return 'not-ours';

  const left = await copy.records.find(read.out);
  // Before the lines themselves: after a crash the page comes again, and then they still say what they name.
  await forgetFilesOf(copy, left.values());
  for (const { touched } of copy.feed.asked) for (const { id } of page.rows) touched.add(id);
  await together(copy, (staged) => storePage(staged, page, { ...read, gone: lost + left.size }));
  return 'applied';
}

/** How many rows went with scopes that the reader has lost; `null` when the replica has to begin anew instead. */
async function forgetLost(copy: DeskCopy, { from, to }: FeedPage): Promise<number | null> {
  if (from === null) return 0;
  const present = viewIn(to.scopes);
  if (lacking(present, viewIn(from.scopes)).length === 0) return 0;
  const forgotten = await forgetScopes(copy, present);
  if (forgotten === null) await beginAnew(copy);
  // Also those whose lines have not come yet, and never will.
  if (!present.scopes.includes('desk')) await forgetHubFiles(copy);
  return forgotten;
}

/** @param read `gone`: how many rows of what was held leave with this page. */
async function storePage(copy: DeskCopy, page: FeedPage, read: ReadPage & { readonly gone: number }): Promise<void> {
  await storeRows(copy, read);
  const settled = await settleCarried(copy, page);
  await showRows(copy, new Set([...page.rows.map(({ id }) => id), ...settled]));
  const forgotten = copy.keep.get('forgotten')?.records ?? 0;
  const isOnDesk = viewIn(page.to.scopes).scopes.includes('desk');
  await copy.keep.set({
    cursor: page.to,
    isWhole: copy.keep.get('isWhole') || page.isEnd,
    // What others did and a restored hub could not take back is for the desk alone (PERM-1).
    ...(isOnDesk || copy.keep.get('unplaced').length === 0 ? {} : { unplaced: [] }),
    ...(read.gone === 0 ? {} : { forgotten: { records: forgotten + read.gone, place: page.to.place } }),
  });
  copy.feed.isAtEnd = page.isEnd;
  await noteReconciled(copy);
}

/** Puts rows in, and lets go of others: where commands wait on one, its master alone, over which they are shown. */
export async function storeRows(copy: DeskCopy, { put, out }: ReadPage): Promise<void> {
  const isTouched = (id: string) => copy.masters.get(id) !== undefined;
  // Their author may not read any more what they are about.
  await copy.drafts.forgetAbout(out);

  await copy.masters.write({
    put: [
      ...put.filter(({ id }) => isTouched(id)).map((state) => ({ id: state.id, state })),
      ...out.filter(isTouched).map((id) => ({ id, state: null })),
    ],
  });
  await copy.records.write({
    put: put.filter(({ id }) => !isTouched(id)),
    forget: out.filter((id) => !isTouched(id)),
  });
}

/** Empties the replica, not the outbox. The cursor goes first, so that a crash in between ends in the same place. */
export async function beginAnew(copy: DeskCopy): Promise<void> {
  copy.feed.isAtEnd = false;
  for (const asking of copy.feed.asked) asking.isStale = true;
  const check = { next: null, wholeAtMs: null, dailyAtMs: null, healed: 0 };
  await copy.keep.set({ cursor: null, snapshot: null, isWhole: false, isPurgeDue: true, begunAtMs: null, check });
  await copy.masters.write({ put: copy.masters.all().map(({ id }) => ({ id, state: null })) });
  await copy.records.forgetAll();
  await forgetHubFiles(copy);
  // What was begun on this device, and the hub has not seen, is there before anything comes in.
  await showRows(copy);
}

/**
 * Lets go of commands that the feed has brought back. Its own line in the journal says so as well as an answer does,
 * which may be lost. Not before the end of the feed: a record that changed again later stands further on.
 *
 * @returns The records whose commands were let go of.
 */
async function settleCarried(copy: DeskCopy, page: FeedPage): Promise<readonly string[]> {
  const places = new Map(page.rows.map(({ id, place }) => [id, place]));
  const put: OutboxEntry[] = [];
  const carried: OutboxEntry[] = [];
  for (const entry of liveEntries(copy)) {
    const place = entry.state === 'acknowledged' ? entry.place : places.get(journalIdOf(entry.id));
    if (place === undefined) continue;
    if (page.isEnd && place <= page.to.place) carried.push(entry);
    else if (entry.state === 'waiting') put.push({ ...entry, state: 'acknowledged', place });
  }
  await copy.outbox.write({ put, forget: carried.map(({ id }) => id) });
  return carried.map(({ entry }) => entry.target);
}

function readPage(page: FeedPage): ReadPage {
  const put: DeskRecord[] = [];
  const out: string[] = [];
  for (const row of page.rows) {
    if (row.op === 'put') put.push(readRow(row));
    else out.push(row.id);
  }
  return { put, out };
}

/** @param id Whose state it is said to be; `null` where only its kind is said. */
export function readRow({ record, id, state }: { record: string; id: string | null; state: unknown }): DeskRecord {
  const read = receivedSchemas.get(record)?.safeParse(state);
  const isItself =
    read?.success === true && (id ?? read.data.id) === read.data.id && recordNameOf(read.data.id) === record;
  if (isItself) return read.data;
  throw new Fault('protocol.unknown', 'The hub sent a record that this version cannot read.', {
    cause: read?.error,
    details: { record, id: id ?? '' },
  });
}

function isSameCursor(a: FeedCursor | null, b: FeedCursor | null): boolean {
  if (a === null || b === null) return a === b;
  return a.place === b.place && a.scopes === b.scopes;
}
