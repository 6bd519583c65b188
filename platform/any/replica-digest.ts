import type { DeskRecord, RecordDefinition } from '#domain/kernel/record.ts';

/** How many rows there are, and the sum of their hashes: the same for the same rows, in whichever order they come. */
export interface RowSum {
  readonly count: number;
  readonly hash: string;
}

/** Sums up rows. The hash finds what went wrong, not who meant harm: two sums of 32 bits. */
export function sumOf(rows: Iterable<DeskRecord>): RowSum {
  let count = 0;
  let high = 0;
  let low = 0;
  for (const row of rows) {
    const [one, other] = hashOf(plainText(row));
    count += 1;
    high = (high + one) >>> 0;
    low = (low + other) >>> 0;
  }
  return { count, hash: `${high.toString(16)}-${low.toString(16)}` };
}

/** Whether both sides are sure to hold it: work settled and changed before this is let go of by devices in their own time. */
export function isCounted(
  definition: Pick<RecordDefinition<DeskRecord>, 'isSettled'> | undefined,
  state: DeskRecord,
  sinceMs: number | null,
): boolean {
  if (sinceMs === null || definition?.isSettled?.(state) !== true) return true;
  const changedAtMs: unknown = Reflect.get(state, 'changedAtMs');
  return typeof changedAtMs === 'number' && changedAtMs >= sinceMs;
}

/** JSON with the fields in order of their names: records travel through programs that keep them in different orders. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${plainText(field)}`).join(',')}}`;
}

/** Two runs of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) with different beginnings, over UTF-16 code units. */
function hashOf(text: string): readonly [number, number] {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b);
  }
  return [one >>> 0, other >>> 0];
}
