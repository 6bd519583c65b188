import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { SnapshotPart } from '#contracts/sync.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import type { PageOutcome } from './apply-page.ts';
import { beginAnew, readRow } from './apply-page.ts';
import type { DeskCopy } from './desk-copy.ts';
import { together, writeTogether } from './desk-copy.ts';
import { liveEntries, showRows } from './show-rows.ts';

/** Parsing or storing more at once would keep windows waiting for their answers. */
const ROWS_AT_ONCE = 100;

/**
 * The records of a part, each parsed by its own schema; throws at the first that this version cannot read.
 *
 * @param breathe Resolves when whoever waits has been answered.
 */
export async function readPart(
  { rows }: Pick<SnapshotPart, 'rows'>,
  breathe: () => Promise<void>,
): Promise<readonly DeskRecord[]> {
  const records: DeskRecord[] = [];
  for (const { record, states } of rows) {
    for (const state of states) {
      records.push(readRow({ record, id: null, state }));
      if (records.length % ROWS_AT_ONCE === 0) await breathe();
    }
  }
  return records;
}

/**
 * Takes in one part of a snapshot: its records, and behind them the note of how far it goes. What is stored
 * without the note comes again with the part, and nobody looks what stood there before. After the last part the feed goes
 * on from where the snapshot began.
 *
 * @param breathe Resolves when whoever waits has been answered.
 */
export async function applyPart(
  copy: DeskCopy,
  part: SnapshotPart,
  records: readonly DeskRecord[],
  breathe: () => Promise<void>,
): Promise<PageOutcome> {
  const kept = part.from === null ? null : copy.keep.get('snapshot');
  if (part.from === null) await beginAnew(copy);
  else if (part.from !== kept?.next) return 'not-ours';

  const isTouched = ({ id }: DeskRecord) => copy.masters.get(id) !== undefined;
  const touched = records.filter(isTouched);
  const fresh = touched.length === 0 ? records : records.filter((record) => !isTouched(record));
  for (let from = 0; from < fresh.length; from += ROWS_AT_ONCE) {
    await putAhead(copy, fresh.slice(from, from + ROWS_AT_ONCE));
    await breathe();
  }
  await together(
    copy,
    async (staged) => {
      await staged.masters.write({ put: touched.map((state) => ({ id: state.id, state })) });
      await noteCarried(staged, part, records);
      await showRows(staged, changedBy(staged, records));
      const { next, cursor, sent, total } = part;
      const hasWork = kept?.hasWork === true || part.rows.some(({ record }) => record === incidentRecord.name);
      await staged.keep.set(next === null ? { snapshot: null, cursor } : { snapshot: { next, sent, total, hasWork } });
    },
    // Until the last part is there, whatever is lost comes again from where the note says.
    { isRepeatable: part.next !== null },
  );
  return 'applied';
}

/** Many records of a part whose note is still to come: what is lost before that comes again with the part. */
async function putAhead(copy: DeskCopy, fresh: readonly DeskRecord[]): Promise<void> {
  if (copy.storage.together === null) await copy.records.write({ put: fresh });
  else await writeTogether(copy, copy.records.fresh(fresh), { isRepeatable: true, isContinued: true });
}

/** Only with commands on the way does anything depend on what came in. */
function changedBy(copy: DeskCopy, records: readonly DeskRecord[]): ReadonlySet<string> {
  return copy.outbox.all().length === 0 ? new Set() : new Set(records.map(({ id }) => id));
}

/**
 * A command whose own line came in is known to the hub. It stays until the feed has come to its end, where everything that
 * it changed is certain to be there.
 */
async function noteCarried(copy: DeskCopy, { cursor }: SnapshotPart, records: readonly DeskRecord[]): Promise<void> {
  const waiting = liveEntries(copy).filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return;
  const ids = new Set(records.map(({ id }) => id));
  const carried = waiting.filter(({ entry }) => ids.has(journalIdOf(entry.id)));
  await copy.outbox.write({
    put: carried.map((entry): OutboxEntry => ({ ...entry, state: 'acknowledged', place: cursor.place })),
  });
}
