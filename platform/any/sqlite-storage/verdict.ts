import type { Sql } from './sql.ts';
import { joined, sql } from './sql.ts';

/**
 * A condition on one row, as far as SQL can tell.
 *
 * A sure one says yes (1), or no (0 or NULL). An unsure one says yes (1), no (0), or NULL: ask JavaScript. SQL's logic of
 * three values then does the right thing by itself: what is certain in spite of the unknown comes out certain.
 */
export interface Verdict {
  readonly condition: Sql;
  readonly isSure: boolean;
}

const YES = sure(sql`1`);
export const NO = sure(sql`0`);
/** Only JavaScript can tell. */
export const ASK: Verdict = unsure(sql`NULL`);

export function sure(condition: Sql): Verdict {
  return { condition, isSure: true };
}

export function unsure(condition: Sql): Verdict {
  return { condition, isSure: false };
}

export function allOf(verdicts: readonly Verdict[]): Verdict {
  return combined(verdicts, ' AND ', YES);
}

export function anyOf(verdicts: readonly Verdict[]): Verdict {
  return combined(verdicts, ' OR ', NO);
}

export function not({ condition, isSure }: Verdict): Verdict {
  // For a sure condition NULL is a no; for an unsure one it stays a question.
  return isSure ? sure(sql`coalesce(${condition}, 0) = 0`) : unsure(sql`NOT (${condition})`);
}

function combined(verdicts: readonly Verdict[], operator: ' AND ' | ' OR ', ofNone: Verdict): Verdict {
  const [first = ofNone, ...others] = verdicts;
  if (others.length === 0) return first;
  const conditions = verdicts.map(({ condition }) => sql`(${condition})`);
  return { condition: joined(conditions, operator), isSure: verdicts.every(({ isSure }) => isSure) };
}
