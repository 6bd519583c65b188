import type { CommandAnswer } from '#contracts/sync.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalRecord, readersOfLine } from '#domain/kernel/journal.ts';
import { quietSinceMs } from '#domain/kernel/history.ts';
import type { Scope } from '#domain/kernel/principal.ts';
import type { Insertable } from 'kysely';
import { inChunks } from '../store/in-chunks.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import type { Decided } from './decide-batch.ts';
import type { LineSeal } from './line-seal.ts';
import { readMovedLines, readScopesTold } from './scope-changes.ts';
import type { RecordChange } from './working-copy.ts';

type FeedRow = Insertable<Tables['feed']>;

/**
 * Writes what a batch decided: records first; then, as the last act, the places, and with them journal, feed and answers.
 * Returns the answers to `decided`, in order.
 */
export async function writeBatch(
  store: Store,
  tx: StoreTransaction,
  changes: readonly RecordChange[],
  decided: readonly Decided[],
  { seal }: Pick<LineSeal, 'seal'>,
): Promise<readonly CommandAnswer[]> {
  const lines = decided.flatMap((one) => (one.kind === 'accepted' ? [seal(one.line)] : []));
  if (lines.length === 0) {
    return await writeAnswers(tx, decided, new Map());
  }
  const receivedAtMs = Math.max(...lines.map((line) => line.receivedAtMs));
  await writeRecords(tx, changes, lines);
  const toldScopes = await readScopesTold(tx, changes);
  const movedLines = await readMovedLines(tx, changes, toldScopes, receivedAtMs);
  const count = changes.length + movedLines.length + lines.length;

  let place = await store.takePlaces(tx, count);
  const feed: FeedRow[] = [];
  for (const { kind, record } of changes) {
    const told = toldScopes.get(record.id) ?? [];
    feed.push(...feedRows(record.id, kind.record.name, place++, kind.policy.readersOf(record), told));
  }
  for (const line of movedLines) {
    feed.push(...feedRows(line.id, journalRecord.name, place++, line.readers, line.told));
  }
  const places = new Map<JournalLine['id'], number>();
  for (const line of lines) {
    places.set(line.id, place);
    feed.push(...feedRows(line.id, journalRecord.name, place++, readersOfLine(line, readersOf(changes, line)), []));
  }
  await writeJournal(tx, lines, places);
  await writeFeed(tx, feed);
  return await writeAnswers(tx, decided, places);
}

function readersOf(changes: readonly RecordChange[], line: JournalLine): readonly Scope[] {
  const change = changes.find(({ record }) => record.id === line.target)!;
  return change.kind.policy.readersOf(change.record);
}

/** One row per scope that may see it, or was told of it and may no longer. All carry the same place. */
function feedRows(
  id: string,
  record: string,
  place: number,
  readers: readonly Scope[],
  told: readonly string[],
): readonly FeedRow[] {
  const left = told.filter((scope) => !readers.some((reader) => reader === scope));
  return [
    ...[...new Set(readers)].map((scope) => ({ scope, id, record, place, op: 'put' as const })),
    ...left.map((scope) => ({ scope, id, record, place, op: 'out' as const })),
  ];
}

async function writeRecords(
  tx: StoreTransaction,
  changes: readonly RecordChange[],
  lines: readonly JournalLine[],
): Promise<void> {
  const linesOf = Map.groupBy(lines, ({ target }) => target);
  const rows = changes.map(({ kind, record, storedRevision, commands }) => ({
    isNew: storedRevision === null,
    row: {
      id: record.id,
      name: kind.record.name,
      schema_version: kind.record.migrations.length,
      state: JSON.stringify(record),
      revision: (storedRevision ?? 0) + commands,
      quiet_since_ms:
        kind.record.isSettled?.(record) === true ? quietSince(linesOf.get(record.id)!, storedRevision) : null,
    },
  }));
  const added = rows.filter(({ isNew }) => isNew).map(({ row }) => row);
  const changed = rows.filter(({ isNew }) => !isNew).map(({ row }) => row);
  // Two batches may begin the same record at once. The later one fails here, is decided anew and then finds it.
  await inChunks(added, (chunk) => tx.insertInto('record').values(chunk).execute());
  await inChunks(changed, (chunk) =>
    tx
      .insertInto('record')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({
          schema_version: row.ref('excluded.schema_version'),
          state: row.ref('excluded.state'),
          revision: row.ref('excluded.revision'),
          quiet_since_ms: row.ref('excluded.quiet_since_ms'),
        })),
      )
      .execute(),
  );
}

/** Of a record that is new, these are all lines there are. */
function quietSince(lines: readonly JournalLine[], storedRevision: number | null): number {
  return storedRevision === null ? quietSinceMs(lines) : Math.max(...lines.map(({ receivedAtMs }) => receivedAtMs));
}

async function writeJournal(
  tx: StoreTransaction,
  lines: readonly JournalLine[],
  places: ReadonlyMap<JournalLine['id'], number>,
): Promise<void> {
  const rows = lines.map((line) => ({
    id: line.id,
    target: line.target,
    place: places.get(line.id)!,
    audience: line.audience,
    schema_version: journalRecord.migrations.length,
    line: JSON.stringify(line),
    occurred_at_ms: line.occurredAtMs,
    received_at_ms: line.receivedAtMs,
  }));
  await inChunks(rows, (chunk) => tx.insertInto('journal').values(chunk).execute());
}

async function writeFeed(tx: StoreTransaction, rows: readonly FeedRow[]): Promise<void> {
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('feed')
      .values(chunk)
      .onConflict((conflict) =>
        conflict
          .columns(['id', 'scope'])
          .doUpdateSet((row) => ({ place: row.ref('excluded.place'), op: row.ref('excluded.op') })),
      )
      .execute(),
  );
}

async function writeAnswers(
  tx: StoreTransaction,
  decided: readonly Decided[],
  places: ReadonlyMap<JournalLine['id'], number>,
): Promise<readonly CommandAnswer[]> {
  const answers = decided.map((one): CommandAnswer =>
    one.kind === 'accepted'
      ? { kind: 'accepted', command: one.entry.id, place: places.get(one.line.id)! }
      : { kind: 'refused', command: one.entry.id, refusal: one.refusal },
  );
  const rows = answers.map((answer) => ({ command: answer.command, answer: JSON.stringify(answer) }));
  await inChunks(rows, (chunk) => tx.insertInto('answer').values(chunk).execute());
  return answers;
}
