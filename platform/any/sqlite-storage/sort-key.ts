import { Fault } from '#contracts/fault.ts';
import type { Sql } from './sql.ts';
import { sql } from './sql.ts';
import type { SqliteValue } from './sqlite-driver.ts';

/**
 * A plain JSON value as SQLite keeps it in the column of an indexed field.
 *
 * SQLite's order of kinds is NULL, numbers, text, blobs; RxDB's (mingo's) is missing, null, numbers, strings, booleans.
 * So a missing value is NULL, null is less than every number, and booleans are blobs. Then one column sorts and
 * compares as RxDB does.
 */
export type PlainValue = null | boolean | number | string;

export const NULL_KEY: Sql = sql`-9e999`;
export const FIRST_TEXT: Sql = sql`''`;
export const FIRST_BLOB: Sql = sql`x''`;

export function isPlain(value: unknown): value is PlainValue {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'boolean' || typeof value === 'string';
}

export function keyOf(value: PlainValue | undefined): SqliteValue {
  if (value === undefined) return null;
  if (value === null) return Number.NEGATIVE_INFINITY;
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0);
  return typeof value === 'string' ? textKeyOf(value) : value;
}

/**
 * Text so that SQLite, which compares bytes of UTF-8, orders it as JavaScript does, which compares units of UTF-16.
 * They differ where surrogates are; and neither lone surrogates nor NUL get through every driver unharmed. Text with
 * none of these, nearly all there is, stays as it is.
 */
export function textKeyOf(text: string): string {
  return UNEVEN.test(text) ? text.replaceAll(EVERY_UNEVEN, evenly) : text;
}

const FIRST_SURROGATE = 0xd800;
/** Control characters and what lies above the first surrogate. */
const UNEVEN = /[^\t\n\r -\uD7FF]/;
const EVERY_UNEVEN = new RegExp(UNEVEN, 'g');

/** One unit of UTF-16 as two that keep its place in the order, if it needs that. */
function evenly(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= FIRST_SURROGATE) return `\uE000${String.fromCharCode(code - FIRST_SURROGATE + 1)}`;
  return code <= 1 ? `\u0001${String.fromCharCode(code + 1)}` : unit;
}

/** The names of fields from the outermost on: a path such as `_meta.lwt`, cut up once for all rows. */
export type FieldPath = readonly string[];

/**
 * The value at a path of an indexed field, `undefined` where there is none.
 *
 * Lists and objects have no place in an index (RxDB's schemas do not allow it), and answers would be wrong if one got
 * in: such a document is refused.
 */
export function indexedValueOf(document: object, path: FieldPath): PlainValue | undefined {
  let value: unknown = document;
  for (const field of path) {
    if (Array.isArray(value)) throw notPlain(path.join('.'));
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, field) ? (value as Readonly<Record<string, unknown>>)[field] : undefined;
  }
  if (value === undefined) return undefined;
  // JSON has no other numbers: they are written as null.
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (!isPlain(value)) throw notPlain(path.join('.'));
  return value;
}

function notPlain(path: string): Fault {
  return new Fault('storage.field-not-plain', 'An indexed field holds a list or an object.', {
    details: { path: path.slice(0, 128) },
  });
}
