import { isPlain } from './sort-key.ts';
import type { PlainValue } from './sort-key.ts';

export type Comparison = '$gt' | '$gte' | '$lt' | '$lte';

/** One operator of a selector on one field, read from what came: plain, or only for RxDB's own matcher. */
export type FieldTest =
  | { readonly kind: 'one-of'; readonly values: readonly PlainValue[] }
  | { readonly kind: 'compared'; readonly comparison: Comparison; readonly to: PlainValue }
  | { readonly kind: 'exists' }
  | { readonly kind: 'of-type'; readonly types: readonly (string | number)[] }
  | { readonly kind: 'of-size'; readonly size: number }
  | { readonly kind: 'remainder'; readonly divisor: number; readonly remainder: number }
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly kind: 'element' }
  | { readonly kind: 'not'; readonly tests: readonly FieldTest[] }
  | { readonly kind: 'ask' };

const ASK: FieldTest = { kind: 'ask' };

/**
 * Reads what a selector says about one field, as mingo reads it. All tests have to hold.
 *
 * What mingo would refuse, or treats in a way of its own, is left to it (`ask`): then it answers or throws.
 */
export function fieldTestsOf(matcher: unknown): readonly FieldTest[] {
  if (matcher instanceof RegExp) return [{ kind: 'pattern', pattern: matcher }];
  if (isPlain(matcher)) return [{ kind: 'one-of', values: [matcher] }];
  if (!isObject(matcher) || !Object.keys(matcher).some((key) => key.startsWith('$'))) return [ASK];
  const { $regex, $options, ...operators } = matcher;
  const pattern = $regex === undefined && $options === undefined ? [] : [patternTest($regex, $options)];
  return [...pattern, ...Object.entries(operators).map(([operator, operand]) => testOf(operator, operand))];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function testOf(operator: string, operand: unknown): FieldTest {
  switch (operator) {
    case '$eq':
      return oneOf([operand]);
    case '$ne':
      return { kind: 'not', tests: [oneOf([operand])] };
    case '$in':
      return oneOf(operand);
    case '$nin':
      return { kind: 'not', tests: [oneOf(operand)] };
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return isPlain(operand) ? { kind: 'compared', comparison: operator, to: operand } : ASK;
    case '$exists':
      return operand ? { kind: 'exists' } : { kind: 'not', tests: [{ kind: 'exists' }] };
    case '$type':
      return typeTest([operand].flat());
    case '$size':
      return typeof operand === 'number' ? { kind: 'of-size', size: operand } : ASK;
    case '$mod':
      return remainderTest(operand);
    case '$elemMatch':
      return { kind: 'element' };
    case '$not':
      return { kind: 'not', tests: fieldTestsOf(operand) };
    default:
      return ASK;
  }
}

/** SQLite takes 32,766 values in one statement; a longer list than this is rather looked through in JavaScript. */
const LONGEST_LIST = 1_000;

function oneOf(values: unknown): FieldTest {
  const isKnown = Array.isArray(values) && values.length <= LONGEST_LIST && values.every(isPlain);
  return isKnown ? { kind: 'one-of', values } : ASK;
}

function typeTest(types: readonly unknown[]): FieldTest {
  const isKnown = types.every((type) => typeof type === 'string' || typeof type === 'number');
  return isKnown ? { kind: 'of-type', types } : ASK;
}

function remainderTest(operand: unknown): FieldTest {
  if (!Array.isArray(operand) || operand.length !== 2) return ASK;
  const [divisor, remainder] = operand as readonly unknown[];
  if (!isSmallInteger(divisor) || !isSmallInteger(remainder) || divisor === 0) return ASK;
  return { kind: 'remainder', divisor, remainder };
}

function isSmallInteger(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
}

function patternTest(source: unknown, flags: unknown): FieldTest {
  const isPattern = typeof source === 'string' || source instanceof RegExp;
  if (!isPattern || (flags !== undefined && typeof flags !== 'string')) return ASK;
  try {
    return { kind: 'pattern', pattern: new RegExp(source, flags) };
  } catch {
    // Not a pattern at all: mingo says so.
    return ASK;
  }
}
