import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { SHORTEST_HISTORY_DAYS } from '#domain/kernel/history.ts';
import type { Scope } from '#domain/kernel/principal.ts';
import type { StoreTransaction } from '../store/store.ts';
import type { RecordChange } from './working-copy.ts';

/** By id: the scopes whose readers hold a record or line, as the feed told them. */
export type ScopesTold = ReadonlyMap<string, readonly string[]>;

/** A journal line whose readers changed because those of its record did. */
export interface MovedLine {
  readonly id: JournalLine['id'];
  readonly readers: readonly Scope[];
  readonly told: readonly string[];
}

/** Taken from the feed and not from the policy, which may have been another one when the record was last written. */
export async function readScopesTold(tx: StoreTransaction, changes: readonly RecordChange[]): Promise<ScopesTold> {
  const stored = changes.filter(({ storedRevision }) => storedRevision !== null).map(({ record }) => record.id);
  return await scopesTold(tx, stored);
}

/**
 * A record that was left alone for longer is carried by some devices and not by others. When something happens to it
 * again it reaches all of them, and those that let go of it need its earlier lines as well. A little less than the
 * shortest history, because days end on hubs and devices at moments that are not quite the same.
 */
const AWAKENED_AFTER_MS = (SHORTEST_HISTORY_DAYS * 24 - 1) * 3_600_000;

/**
 * The earlier journal lines that have to be told anew: those of records that gained or lost readers, because a line goes
 * where its record goes, unless it is for the desk alone; and those of records that had long been quiet.
 */
export async function readMovedLines(
  tx: StoreTransaction,
  changes: readonly RecordChange[],
  told: ScopesTold,
  receivedAtMs: number,
): Promise<readonly MovedLine[]> {
  const readersByTarget = new Map(changes.map(({ kind, record }) => [record.id, kind.policy.readersOf(record)]));
  const moved = [...told].filter(([id, before]) => !isSameSet(before, readersByTarget.get(id)!)).map(([id]) => id);
  const awakened = changes
    .filter(
      ({ storedQuietSinceMs }) => storedQuietSinceMs !== null && receivedAtMs - storedQuietSinceMs > AWAKENED_AFTER_MS,
    )
    .map(({ record }) => record.id);
  const targets = [...new Set([...moved, ...awakened])];
  if (targets.length === 0) return [];
  const found = await tx
    .selectFrom('journal')
    .select(['id', 'target', 'audience'])
    .where('target', 'in', targets)
    .orderBy('place')
    .execute();
  const lines = found.filter(({ target, audience }) => audience === 'readers' || awakened.includes(target));
  const toldOfLines = await scopesTold(
    tx,
    lines.map(({ id }) => id),
  );
  return lines.map(({ id, target, audience }) => ({
    id: journalLineSchema.shape.id.parse(id),
    readers: audience === 'desk' ? ['desk'] : readersByTarget.get(target)!,
    told: toldOfLines.get(id) ?? [],
  }));
}

async function scopesTold(tx: StoreTransaction, ids: readonly string[]): Promise<ScopesTold> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('feed')
    .select(['id', 'scope'])
    .where('id', 'in', ids)
    .where('op', '=', 'put')
    .execute();
  const byId = Map.groupBy(rows, ({ id }) => id);
  return new Map([...byId].map(([id, found]) => [id, found.map(({ scope }) => scope)]));
}

function isSameSet(before: readonly string[], after: readonly string[]): boolean {
  const unique = new Set(after);
  return before.length === unique.size && before.every((scope) => unique.has(scope));
}
