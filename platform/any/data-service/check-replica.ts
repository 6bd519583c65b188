import type { Digest } from '#contracts/replica.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { isCounted, sumOf } from '../replica-digest.ts';
import type { Asking } from './beside-feed-rows.ts';
import { beginAsking, endAsking, mastersOf, takeBeside } from './beside-feed-rows.ts';
import type { DeskCopy } from './desk-copy.ts';
import type { FillPorts, Line } from './fill-replica.ts';
import type { Lull } from './lull.ts';
import { recordDefinitions } from './record-definitions.ts';

export interface CheckPorts extends FillPorts {
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly lull: Pick<Lull, 'comes'>;
}

/** A page of the feed is not on its way for longer; where changes never end it is the next check's turn. */
const PAUSE_MS = 300;
const MOST_ATTEMPTS = 8;

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
  ports: CheckPorts,
  from: CheckPlace | null,
  most: number,
  line: Line,
): Promise<Result<Checked>> {
  let place: CheckPlace | null = from ?? { record: kindsInOrder()[0]!, after: null };
  let healed = 0;
  for (let stretches = 0; place !== null && stretches < most; stretches += 1) {
    await ports.lull.comes();
    const compared: Result<Outcome> = await compareStretch(ports, place, line);
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

interface Outcome {
  readonly upTo: string | null;
  readonly healed: number;
  /** The feed was moving just there, and nothing can be said: not everything before `upTo` was seen, or more was. */
  readonly isUnclear: boolean;
}

/** Asks until what the hub counted is what the feed has brought here, neither more nor less; or lets it be for this time. */
async function compareStretch(ports: CheckPorts, place: CheckPlace, line: Line): Promise<Result<Outcome>> {
  for (let attempts = 1; ; attempts += 1) {
    const asking = beginAsking(ports.copy);
    try {
      const compared = await compareOnce(ports, place, asking, line);
      if (!compared.ok || !compared.value.isUnclear || attempts === MOST_ATTEMPTS) return compared;
    } finally {
      endAsking(ports.copy, asking);
    }
    await ports.wait(PAUSE_MS, line.signal);
  }
}

async function compareOnce(
  { copy, change, hub }: CheckPorts,
  { record, after }: CheckPlace,
  asking: Asking,
  line: Line,
): Promise<Result<Outcome>> {
  const cursor = copy.keep.get('cursor');
  if (cursor === null) return refuse({ code: 'feed.not-ours' });
  const asked = { record, view: cursor.scopes, after, cursor };
  const digest = await hub.ask('replica.digest', asked, line);
  if (!digest.ok) return digest;
  const { upTo, sinceMs } = digest.value;
  const stretch = { record, after, upTo, sinceMs };
  const isEqual = await change(async () => isSame(digest.value, await heldBetween(copy, stretch)));
  if (isEqual || asking.isStale) return ok({ upTo, healed: 0, isUnclear: false });
  const isUnclear = (place: number) => isMoving(copy, asking, stretch, place);
  if (isUnclear(digest.value.place)) return ok({ upTo, healed: 0, isUnclear: true });

  const whole = await hub.ask('replica.stretch', { ...asked, upTo }, line);
  if (!whole.ok) return whole;
  const { rows, place, sinceMs: countedMs } = whole.value;
  const healed = await change(async () => {
    if (isUnclear(place)) return null;
    const there = new Set(rows.map(({ id }) => id));
    const held = await heldBetween(copy, { ...stretch, sinceMs: countedMs });
    const gone = held.map(({ id }) => id).filter((id) => !there.has(id));
    return await takeBeside(copy, asking, rows, gone);
  });
  return ok({ upTo, healed: healed ?? 0, isUnclear: healed === null && !asking.isStale });
}

/** Whether the feed is not yet where the hub counted, or brought something of the stretch since it was asked. */
function isMoving({ keep }: DeskCopy, { touched }: Asking, { record, after, upTo }: Counted, place: number): boolean {
  if ((keep.get('cursor')?.place ?? 0) < place) return true;
  const isInside = (id: string) => id > (after ?? '') && (upTo === null || id <= upTo);
  return [...touched].some((id) => recordNameOf(id) === record && isInside(id));
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
