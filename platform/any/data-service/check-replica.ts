import type { Digest } from '#contracts/replica.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { isCounted, sumOf } from '../replica-digest.ts';
import type { Asking } from './beside-feed-rows.ts';
import { beginAsking, endAsking, mastersOf, takeBeside } from './beside-feed-rows.ts';
import type { DeskCopy } from './desk-copy.ts';
import type { FillPorts, Line } from './fill-replica.ts';
import { recordDefinitions } from './record-definitions.ts';

/** Where a check goes on: at the stretch of this kind that begins after this id. */
export interface CheckPlace {
  readonly record: string;
  readonly after: string | null;
}

export interface Checked {
  /** Where to go on; `null` when everything was compared. */
  readonly next: CheckPlace | null;
  /** Rows that were not as the hub has them, and are now. */
  readonly healed: number;
}

/**
 * Compares what lies here with what the hub has, stretch by stretch: how many rows, and the sum of their hashes. Where they
 * differ the hub sends the stretch whole, and what differs is put right. Small kinds come first, the journal last.
 *
 * @param most At most so many stretches; each is a question to the hub and a reading of some hundreds of rows here.
 */
export async function checkReplica(
  ports: FillPorts,
  from: CheckPlace | null,
  most: number,
  line: Line,
): Promise<Result<Checked>> {
  let place: CheckPlace | null = from ?? { record: kindsInOrder()[0]!, after: null };
  let healed = 0;
  for (let stretches = 0; place !== null && stretches < most; stretches += 1) {
    const compared: Result<{ upTo: string | null; healed: number }> = await compareStretch(ports, place, line);
    if (!compared.ok) return compared;
    healed += compared.value.healed;
    place = following(place, compared.value.upTo);
  }
  return ok({ next: place, healed });
}

function kindsInOrder(): readonly string[] {
  const names = [...recordDefinitions.keys()];
  return [...names.filter((name) => name !== journalRecord.name), journalRecord.name];
}

function following({ record }: CheckPlace, upTo: string | null): CheckPlace | null {
  if (upTo !== null) return { record, after: upTo };
  const kinds = kindsInOrder();
  const next = kinds[kinds.indexOf(record) + 1];
  return next === undefined ? null : { record: next, after: null };
}

async function compareStretch(ports: FillPorts, { record, after }: CheckPlace, line: Line) {
  const { copy, change, hub } = ports;
  const view = copy.keep.get('cursor')?.scopes ?? '';
  const asking = beginAsking(copy);
  try {
    const digest = await hub.ask('replica.digest', { record, view, after }, line);
    if (!digest.ok) return digest;
    const { upTo, sinceMs } = digest.value;
    const held = await change(() => heldBetween(copy, { record, after, upTo, sinceMs }));
    if (isSame(digest.value, held) || asking.isStale) return ok({ upTo, healed: 0 });
    return await heal(ports, { record, after, upTo, view }, asking, line);
  } finally {
    endAsking(copy, asking);
  }
}

interface Differing {
  readonly record: string;
  readonly after: string | null;
  readonly upTo: string | null;
  readonly view: string;
}

async function heal({ copy, change, hub }: FillPorts, differing: Differing, asking: Asking, line: Line) {
  const { record, after, upTo } = differing;
  const whole = await hub.ask('replica.stretch', differing, line);
  if (!whole.ok) return whole;
  const { rows, sinceMs } = whole.value;
  const healed = await change(async () => {
    const there = new Set(rows.map(({ id }) => id));
    const held = await heldBetween(copy, { record, after, upTo, sinceMs });
    const gone = held.map(({ id }) => id).filter((id) => !there.has(id));
    return await takeBeside(copy, asking, rows, gone);
  });
  return ok({ upTo, healed: healed ?? 0 });
}

function isSame(digest: Pick<Digest, 'count' | 'hash'>, held: readonly DeskRecord[]): boolean {
  const sum = sumOf(held);
  return sum.count === digest.count && sum.hash === digest.hash;
}

interface Counted {
  readonly record: string;
  readonly after: string | null;
  readonly upTo: string | null;
  readonly sinceMs: number | null;
}

/** What is held of a stretch, as the hub last said it and as far as the hub counts it. */
async function heldBetween(copy: DeskCopy, { record, after, upTo, sinceMs }: Counted): Promise<readonly DeskRecord[]> {
  const shown = await copy.records.between(record, after, upTo);
  const rows = [
    ...(
      await mastersOf(
        copy,
        shown.map(({ id }) => id),
      )
    ).values(),
  ];
  if (record !== journalRecord.name) return rows.filter((row) => isCountedRow(row, sinceMs));
  if (sinceMs === null) return rows;
  // Every row of the journal went through its schema.
  const lines = rows as readonly DeskRecord[] as readonly JournalLine[];
  const targets = await mastersOf(copy, [...new Set(lines.map(({ target }) => target))]);
  return lines.filter(({ target }) => {
    const state = targets.get(target);
    return state === undefined || isCountedRow(state, sinceMs);
  });
}

function isCountedRow(state: DeskRecord, sinceMs: number | null): boolean {
  return isCounted(recordDefinitions.get(recordNameOf(state.id)), state, sinceMs);
}
