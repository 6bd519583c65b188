import { assertNever } from '#domain/kernel/result.ts';
import type { Comparison, FieldTest } from './field-test.ts';
import { plainPatternOf } from './plain-pattern.ts';
import type { PlainValue } from './sort-key.ts';
import type { Sql } from './sql.ts';
import { joined, sql } from './sql.ts';
import type { Verdict } from './verdict.ts';
import { ASK, unsure } from './verdict.ts';

/** A field of a document that has no column of its own, as pieces of SQL. */
interface JsonField {
  /** The value as JSON, NULL where it is missing. As `JSON.stringify` wrote both, equal values have equal text. */
  readonly json: Sql;
  readonly value: Sql;
  readonly type: Sql;
  readonly size: Sql;
  /** The elements of a list, as rows of `json_each`. */
  readonly elements: Sql;
  /** A list somewhere on the way to the field: then each of its elements is looked into, by RxDB's own rules. */
  readonly isInList: readonly Sql[];
  readonly isList: Sql;
}

const DOCUMENT = sql`"doc"`;

/**
 * What a test on a field says by the JSON of the document. A list is looked into for single values; any other test on one
 * asks JavaScript (mingo looks into lists), and so do numbers and texts that SQLite and JavaScript might see differently.
 */
export function jsonVerdict(path: string, test: FieldTest): Verdict {
  const field = fieldAt(path);
  return field === null || test.kind === 'ask' || test.kind === 'not' ? ASK : verdictOn(field, test);
}

type JsonTest = Exclude<FieldTest, { readonly kind: 'ask' | 'not' }>;

function verdictOn(field: JsonField, test: JsonTest): Verdict {
  switch (test.kind) {
    case 'one-of':
      return withTextOf(
        test.values,
        unlessInList(
          field,
          sql`CASE WHEN ${field.isList} THEN ${holdsOneOf(field, test.values)} ELSE ${oneOf(field, test.values)} END`,
        ),
      );
    case 'compared':
      return unlessList(field, compared(field, test.comparison, test.to));
    case 'exists':
      return unlessInList(field, sql`${field.type} IS NOT NULL`);
    case 'of-type':
      return unlessInList(field, typedAs(field, test.types));
    case 'of-size':
      return unlessInList(field, sql`${field.isList} AND ${field.size} = ${test.size}`);
    case 'element':
      // Looking into the elements is left to JavaScript; SQL only says where there are any.
      return unlessInList(field, sql`CASE WHEN ${field.isList} AND ${field.size} > 0 THEN NULL ELSE 0 END`);
    case 'remainder':
      return unlessList(field, remainder(field, test.divisor, test.remainder));
    case 'pattern':
      return unlessList(field, matching(field, test.pattern));
    default:
      return assertNever(test);
  }
}

/** Names that JSON paths take as they are, and that JavaScript finds on no object that does not have them. */
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

function fieldAt(path: string): JsonField | null {
  const names = path.split('.');
  if (!names.every((name) => PLAIN_NAME.test(name) && !(name in Object.prototype))) return null;
  const at = `$.${path}`;
  const type = sql`json_type(${DOCUMENT}, ${at})`;
  return {
    json: sql`(${DOCUMENT} -> ${at})`,
    value: sql`(${DOCUMENT} ->> ${at})`,
    type,
    size: sql`json_array_length(${DOCUMENT}, ${at})`,
    elements: sql`json_each(${DOCUMENT}, ${at}) AS element`,
    isInList: names.slice(1).map((_, index) => {
      const before = `$.${names.slice(0, index + 1).join('.')}`;
      return sql`coalesce(json_type(${DOCUMENT}, ${before}) = 'array', 0)`;
    }),
    isList: sql`coalesce(${type} = 'array', 0)`,
  };
}

function unlessInList({ isInList }: JsonField, condition: Sql): Verdict {
  return unlessAny(isInList, condition);
}

function unlessList({ isInList, isList }: JsonField, condition: Sql): Verdict {
  return unlessAny([...isInList, isList], condition);
}

/** Not even a condition without doubts is sure: only what is read tells whether a list is in the way. */
function unlessAny(lists: readonly Sql[], condition: Sql): Verdict {
  return unsure(
    lists.length === 0 ? condition : sql`CASE WHEN ${joined(lists, ' OR ')} THEN NULL ELSE ${condition} END`,
  );
}

function oneOf({ json }: JsonField, values: readonly PlainValue[]): Sql {
  const texts = values.map((value) => sql`${JSON.stringify(value)}`);
  const found = texts.length === 0 ? sql`0` : sql`coalesce(${json} IN (${joined(texts, ', ')}), 0)`;
  return values.includes(null) ? sql`(${found} OR ${json} IS NULL)` : found;
}

/** For few values it is quicker to look for their text than to take every document apart. */
const FEW_VALUES = 4;

/** A document that equals a value somewhere has its text somewhere; what is missing equals null, and has none. */
function withTextOf(values: readonly PlainValue[], verdict: Verdict): Verdict {
  if (values.length === 0 || values.length > FEW_VALUES || values.includes(null)) return verdict;
  const missing = values.map((value) => sql`instr(${DOCUMENT}, ${JSON.stringify(value)}) = 0`);
  return unsure(sql`CASE WHEN ${joined(missing, ' AND ')} THEN 0 ELSE ${verdict.condition} END`);
}

/** A list is found by any of its elements. Lists in it are looked into by RxDB's own rules. */
function holdsOneOf({ elements }: JsonField, values: readonly PlainValue[]): Sql {
  const texts = values.map((value) => sql`${JSON.stringify(value)}`);
  if (texts.length === 0) return sql`0`;
  const isMeant = sql`(${DOCUMENT} -> element.fullkey) IN (${joined(texts, ', ')})`;
  const any = (condition: Sql) => sql`EXISTS (SELECT 1 FROM ${elements} WHERE ${condition})`;
  return sql`CASE WHEN ${any(isMeant)} THEN 1 WHEN ${any(sql`element.type = 'array'`)} THEN NULL ELSE 0 END`;
}

const operators = { $gt: sql`>`, $gte: sql`>=`, $lt: sql`<`, $lte: sql`<=` } as const;

function compared(field: JsonField, comparison: Comparison, to: PlainValue): Sql {
  const { json, type, value } = field;
  if (to === null) return isOrdered(0, comparison, 0) ? sql`coalesce(${json} = 'null', 0)` : sql`0`;
  if (typeof to === 'boolean') {
    const ordered = [false, true].filter((other) => isOrdered(Number(other), comparison, Number(to)));
    return oneOf(field, ordered);
  }
  const isSo = sql`${value} ${operators[comparison]} ${to}`;
  if (typeof to === 'string') {
    // Below the surrogates the order of bytes is the order of UTF-16; one side is enough, the first difference decides.
    return sql`CASE ${type} WHEN 'text' THEN ${/^[\t\n\r -\uD7FF]*$/.test(to) ? isSo : sql`NULL`} ELSE 0 END`;
  }
  // Fractions are read by each side with its own rounding.
  const whole = Math.abs(to) < Number.MAX_SAFE_INTEGER ? isSo : sql`NULL`;
  return sql`CASE ${type} WHEN 'integer' THEN ${whole} WHEN 'real' THEN NULL ELSE 0 END`;
}

function isOrdered(a: number, comparison: Comparison, b: number): boolean {
  return { $gt: a > b, $gte: a >= b, $lt: a < b, $lte: a <= b }[comparison];
}

const LARGEST = sql`9007199254740991`;

/** JavaScript takes the remainder of texts and booleans too, after making numbers of them. */
function remainder({ type, value }: JsonField, divisor: number, wanted: number): Sql {
  const left = sql`CASE WHEN abs(${value}) <= ${LARGEST} THEN (${value} % ${divisor}) = ${wanted} ELSE NULL END`;
  return sql`CASE WHEN ${type} IS NULL THEN 0 WHEN ${type} = 'integer' THEN ${left} ELSE NULL END`;
}

/** By mingo's names and numbers of types. What it does not know, or JSON does not have, is of no type. */
const jsonTypes: ReadonlyMap<string | number, readonly string[]> = new Map<string | number, readonly string[]>([
  ...(['string', 2] as const).map((name) => [name, ['text']] as const),
  ...(['object', 3] as const).map((name) => [name, ['object']] as const),
  ...(['array', 4] as const).map((name) => [name, ['array']] as const),
  ...(['bool', 'boolean', 8] as const).map((name) => [name, ['true', 'false']] as const),
  ...(['null', 10] as const).map((name) => [name, ['null']] as const),
  ...(['undefined', 6] as const).map((name) => [name, ['null', 'missing']] as const),
  ...(['number', 'double', 'decimal', 1, 19] as const).map((name) => [name, ['integer', 'real']] as const),
  ...(['int', 'long', 16, 18] as const).map((name) => [name, ['integer']] as const),
]);
const WHOLE_NUMBERS: ReadonlySet<string | number> = new Set(['int', 'long', 16, 18]);

function typedAs({ type }: JsonField, types: readonly (string | number)[]): Sql {
  const wanted = types.flatMap((name) => jsonTypes.get(name) ?? []).map((name) => sql`${name}`);
  const isWanted = wanted.length === 0 ? sql`0` : sql`coalesce(${type}, 'missing') IN (${joined(wanted, ', ')})`;
  // A whole number may be written with a point or an exponent.
  const mayBeWhole = types.some((name) => WHOLE_NUMBERS.has(name));
  return mayBeWhole ? sql`CASE WHEN ${isWanted} THEN 1 WHEN ${type} = 'real' THEN NULL ELSE 0 END` : isWanted;
}

function matching({ type, value }: JsonField, pattern: RegExp): Sql {
  const plain = plainPatternOf(pattern);
  return sql`CASE ${type} WHEN 'text' THEN ${plain === null ? sql`NULL` : holds(value, plain)} ELSE 0 END`;
}

function holds(
  value: Sql,
  { text, isAtStart, isAtEnd, ignoresCase }: NonNullable<ReturnType<typeof plainPatternOf>>,
): Sql {
  if (!ignoresCase && !isAtEnd) return sql`instr(${value}, ${text}) ${isAtStart ? sql`= 1` : sql`> 0`}`;
  if (!ignoresCase && isAtStart) return sql`${value} = ${text}`;
  if (!ignoresCase) return sql`NULL`;
  const escaped = text.replaceAll(/[\\%_]/g, '\\$&');
  const like = `${isAtStart ? '' : '%'}${escaped}${isAtEnd ? '' : '%'}`;
  // LIKE reads text up to its first NUL.
  return sql`CASE WHEN instr(${value}, char(0)) > 0 THEN NULL ELSE ${value} LIKE ${like} ESCAPE '\\' END`;
}
