import { assertNever } from '#domain/kernel/result.ts';
import type { Comparison, FieldTest } from './field-test.ts';
import { plainPatternOf } from './plain-pattern.ts';
import type { PlainValue } from './sort-key.ts';
import { FIRST_BLOB, FIRST_TEXT, NULL_KEY, keyOf, textKeyOf } from './sort-key.ts';
import type { Sql } from './sql.ts';
import { joined, sql } from './sql.ts';
import type { Verdict } from './verdict.ts';
import { NO, sure } from './verdict.ts';

/**
 * What a test on an indexed field says by its key column alone, so that SQLite can use the index. Always sure: an index
 * holds nothing but plain values. `null` for tests that need the document.
 */
export function columnVerdict(column: Sql, test: FieldTest): Verdict | null {
  switch (test.kind) {
    case 'one-of':
      return oneOf(column, test.values);
    case 'compared':
      return compared(column, test.comparison, test.to);
    case 'exists':
      return sure(sql`${column} IS NOT NULL`);
    case 'pattern':
      return beginsWith(column, test.pattern);
    case 'of-size':
    case 'element':
      return NO;
    case 'of-type':
    case 'remainder':
    case 'not':
    case 'ask':
      return null;
    default:
      return assertNever(test);
  }
}

function oneOf(column: Sql, values: readonly PlainValue[]): Verdict {
  const others = values.filter((value) => value !== null);
  const keys = others.map((value) => sql`${keyOf(value)}`);
  const found: Sql[] = [];
  if (keys.length === 1) found.push(sql`${column} = ${keys[0]!}`);
  if (keys.length > 1) found.push(sql`${column} IN (${joined(keys, ', ')})`);
  // What is missing equals null.
  if (others.length < values.length) found.push(sql`${column} IS NULL`, sql`${column} = ${NULL_KEY}`);
  return found.length === 0 ? NO : sure(found.length === 1 ? found[0]! : sql`(${joined(found, ' OR ')})`);
}

const operators = { $gt: sql`>`, $gte: sql`>=`, $lt: sql`<`, $lte: sql`<=` } as const;

/** Only values of one kind compare, so the other end is the end of the kind. */
function compared(column: Sql, comparison: Comparison, to: PlainValue): Verdict {
  const isUpwards = comparison === '$gt' || comparison === '$gte';
  const here = sql`${column} ${operators[comparison]} ${keyOf(to)}`;
  if (to === null) return comparison === '$gte' || comparison === '$lte' ? sure(sql`${column} = ${NULL_KEY}`) : NO;
  if (typeof to === 'number') return sure(sql`${here} AND ${column} ${isUpwards ? BELOW_TEXT : ABOVE_NULL}`);
  if (typeof to === 'string') return sure(sql`${here} AND ${column} ${isUpwards ? BELOW_BLOBS : FROM_TEXT}`);
  return sure(isUpwards ? here : sql`${here} AND ${column} ${FROM_BLOBS}`);
}

const ABOVE_NULL = sql`> ${NULL_KEY}`;
const BELOW_TEXT = sql`< ${FIRST_TEXT}`;
const FROM_TEXT = sql`>= ${FIRST_TEXT}`;
const BELOW_BLOBS = sql`< ${FIRST_BLOB}`;
const FROM_BLOBS = sql`>= ${FIRST_BLOB}`;

/** What begins with a text lies between it and the next text of its length. */
function beginsWith(column: Sql, pattern: RegExp): Verdict | null {
  const plain = plainPatternOf(pattern);
  if (plain === null || plain.ignoresCase || !plain.isAtStart) return null;
  if (plain.isAtEnd) return oneOf(column, [plain.text]);
  const last = plain.text.length - 1;
  const next = plain.text.charCodeAt(last) + 1;
  if (next > 0xffff) return null;
  const end = textKeyOf(plain.text.slice(0, last) + String.fromCharCode(next));
  return sure(sql`${column} >= ${textKeyOf(plain.text)} AND ${column} < ${end}`);
}
