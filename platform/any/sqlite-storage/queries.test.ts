import type { FilledMangoQuery } from 'rxdb/plugins/core';
import { getQueryMatcher, getSortComparator } from 'rxdb/plugins/core';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aSqliteStorageInMemory } from '../../../test/support/sqlite-in-memory.ts';
import type { Loose, StoredLoose } from './sqlite-storage.fixtures.ts';
import { looseSchema, openLoose, prepared, stored } from './sqlite-storage.fixtures.ts';

/** Texts in which the orders of UTF-8 and UTF-16 differ, that end early in C, or that mean something to SQL. */
const oddTexts = [
  '',
  'a',
  'b',
  'ab',
  'B',
  'é',
  '\0',
  'a\0b',
  '\u0001',
  '\uD83D\uDE00',
  '\uE000',
  '\uFFFF',
  '\uD800',
  '\uDFFF',
  '%',
  '_',
  "'",
  '"',
  "'); DROP TABLE x;--",
  '1',
  'null',
  '["a"]',
  'a.b',
  '5 %',
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const number = fc.oneof(
  fc.constantFrom(0, 1, -1, 2, 5, 0.1, -0, 1e21, 2 ** 53, 2 ** 60, -(2 ** 60), 4.999999999999999, 2 ** 53 + 2),
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const plain = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const anything = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 1, arbitrary: fc.array(plain, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.record({ x: plain }, { requiredKeys: [] }), { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.record({ x: plain, y: fc.array(plain, { maxLength: 2 }) }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.array(fc.array(plain, { maxLength: 2 }), { maxLength: 2 }) },
);
const indexedPaths = ['id', 'state', 'atMs', 'isOpen', 'place.site', '_deleted', '_meta.lwt'];
const otherPaths = [
  'note',
  'other',
  'other.x',
  'other.y',
  'other.0',
  'place',
  '_rev',
  'a b',
  'constructor',
  'toString',
  "x'; --",
  'missing',
  '$',
];

const document = fc.record(
  {
    state: plain,
    atMs: plain,
    isOpen: plain,
    place: fc.oneof(fc.record({ site: plain }, { requiredKeys: [] }), plain),
    note: anything,
    other: anything,
    'a b': anything,
    "x'; --": anything,
    constructor: plain,
    _deleted: fc.boolean(),
  },
  { requiredKeys: [] },
);
const documents = fc.array(fc.tuple(text, document), { maxLength: 12 });

const pattern = fc.constantFrom(
  'a',
  '^a',
  'a$',
  '^a$',
  '^ab',
  'A',
  '\\.',
  'a.',
  '[ab]',
  '^',
  '%',
  '_',
  '^\uD83D\uDE00',
  '\\\\',
  'é',
  "'",
);
const operand = fc.oneof({ weight: 5, arbitrary: plain }, { weight: 1, arbitrary: anything });
const simpleMatcher: fc.Arbitrary<unknown> = fc.oneof(
  operand,
  ...['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'].map((operator) => operand.map((value) => ({ [operator]: value }))),
  ...['$in', '$nin'].map((operator) => fc.array(operand, { maxLength: 3 }).map((value) => ({ [operator]: value }))),
  fc.boolean().map((value) => ({ $exists: value })),
  fc
    .constantFrom(
      'string',
      'number',
      'int',
      'bool',
      'null',
      'array',
      'object',
      'undefined',
      'date',
      'nonsense',
      1,
      6,
      16,
      ['string', 'int'],
    )
    .map((type) => ({ $type: type })),
  fc.nat(3).map((size) => ({ $size: size })),
  fc.tuple(fc.constantFrom(2, 3, -2, 0.5), fc.constantFrom(0, 1, -1)).map((parts) => ({ $mod: parts })),
  fc
    .tuple(pattern, fc.constantFrom(undefined, '', 'i', 'm'))
    .map(([source, flags]) => (flags === undefined ? { $regex: source } : { $regex: source, $options: flags })),
  fc.tuple(operand, operand).map(([low, high]) => ({ $gte: low, $lt: high })),
);
const matcher: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: simpleMatcher },
  { weight: 1, arbitrary: simpleMatcher.filter(hasOperators).map((inner) => ({ $not: inner })) },
  { weight: 1, arbitrary: simpleMatcher.filter(hasOperators).map((inner) => ({ $elemMatch: inner })) },
  { weight: 1, arbitrary: simpleMatcher.map((inner) => ({ $elemMatch: { x: inner } })) },
);
const path = fc.oneof(fc.constantFrom(...indexedPaths), fc.constantFrom(...otherPaths.filter((name) => name !== '$')));
const fields = fc.dictionary(path, matcher, { maxKeys: 3 });
const { selector } = fc.letrec<{ selector: object }>((tie) => ({
  selector: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 3, arbitrary: fields },
    ...['$and', '$or', '$nor'].map((operator) => ({
      weight: 1,
      arbitrary: fc
        .tuple(fields, fc.array(tie('selector'), { minLength: 1, maxLength: 3 }))
        .map(([beside, list]) => ({ ...beside, [operator]: list })),
    })),
  ),
}));
const sort = fc
  .uniqueArray(path, { maxLength: 3 })
  .chain((paths) =>
    fc.tuple(
      ...paths.map((name) =>
        fc.constantFrom('asc' as const, 'desc' as const).map((direction) => ({ [name]: direction })),
      ),
    ),
  );
const query = fc.record(
  { selector, sort, skip: fc.nat(3), limit: fc.nat(5) },
  { requiredKeys: ['selector'] },
) as unknown as fc.Arbitrary<Partial<FilledMangoQuery<Loose>>>;

function hasOperators(inner: unknown): boolean {
  return typeof inner === 'object' && inner !== null && Object.keys(inner).some((key) => key.startsWith('$'));
}

/** RxDB's own matcher and order over everything; what its order calls equal stands in the order of the keys. */
function answerOf(all: readonly StoredLoose[], asked: FilledMangoQuery<Loose>): readonly StoredLoose[] {
  const matches = getQueryMatcher<Loose>(looseSchema, asked);
  const found = all
    .filter((candidate) => matches(candidate))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .toSorted(getSortComparator<Loose>(looseSchema, asked));
  return found.slice(asked.skip, asked.skip + (asked.limit ?? Number.POSITIVE_INFINITY));
}

type Asked = readonly Partial<FilledMangoQuery<Loose>>[];

interface Answers {
  readonly documents: readonly (readonly StoredLoose[])[];
  readonly counts: readonly number[];
}

/** What the storage answers, and what RxDB itself would. */
async function answersTo(
  states: readonly (readonly [string, object])[],
  queries: Asked,
): Promise<{ readonly found: Answers; readonly expected: Answers }> {
  const instance = await openLoose(aSqliteStorageInMemory());
  const all = [...new Map(states).entries()].map(([id, state]) => stored({ ...state, id }));
  await instance.bulkWrite(
    all.map((document) => ({ document })),
    'test',
  );
  // What JSON makes of them is what is kept.
  const kept = all.map((document) => JSON.parse(JSON.stringify(document)) as StoredLoose);
  const wanted = queries.map((asked) => prepared(asked));
  const documents = wanted.map(({ query }) => answerOf(kept, query));
  const expected = { documents, counts: documents.map(({ length }) => length) };
  const results = await Promise.all(wanted.map((asked) => instance.query(asked)));
  const counts = await Promise.all(wanted.map((asked) => instance.count(asked)));
  await instance.close();
  const found = { documents: results.map((result) => result.documents), counts: counts.map(({ count }) => count) };
  return { found, expected };
}

test('any query over any documents is answered as RxDB itself would', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(documents, fc.array(query, { minLength: 1, maxLength: 8 }), async (made, queries) => {
      const { found, expected } = await answersTo(made, queries);

      expect(found).toEqual(expected);
    }),
    {
      numRuns: 1_500,
    },
  );
});

test("what RxDB's order calls equal comes in the order of the keys, whichever index is read", async () => {
  const states = [
    ['b', { place: { site: null } }],
    ['a', { place: { site: null, note: '' }, _deleted: true }],
    ['c', { place: { site: null } }],
  ] as const;
  const queries = [{ _deleted: { $lte: true } }, { id: { $gte: '' } }].map((selector) => ({
    selector: { ...selector, $or: [{}] },
    sort: [{ place: 'asc' as const }],
  }));
  const { found, expected } = await answersTo(states, queries);

  expect(found).toEqual(expected);
});

/** Both with an index and without one. */
const oneOfTwoFields = fc.constantFrom('state', 'note');
const comparison = fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte');

test(
  'texts are compared, ordered and looked through as JavaScript does, whatever they consist of',
  { timeout: 120_000 },
  async () => {
    const odd = fc.oneof(
      fc.constantFrom(...oddTexts),
      fc.array(fc.constantFrom(...oddTexts), { maxLength: 3 }).map((parts) => parts.join('')),
    );
    const escaped = odd.map((source) => source.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const pattern = fc
      .tuple(fc.constantFrom('', '^'), escaped, fc.constantFrom('', '$'), fc.constantFrom('', 'i'))
      .map(([start, source, end, flags]) => ({ $regex: start + source + end, $options: flags }));
    const matchers = fc.oneof(
      pattern,
      fc.tuple(comparison, odd).map(([operator, value]) => ({ [operator]: value })),
    );
    const queries = fc.tuple(
      oneOfTwoFields,
      matchers,
      oneOfTwoFields,
      fc.constantFrom('asc' as const, 'desc' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { maxLength: 12 }), fc.array(queries, { maxLength: 20 }), async (texts, made) => {
        const states = texts.map((value, serial) => [`x${serial}`, { state: value, note: value }] as const);
        const asked = made.map(([field, matcher, by, direction]) => ({
          selector: { [field]: matcher },
          sort: [{ [by]: direction }],
        }));
        const { found, expected } = await answersTo(states, asked);

        expect(found).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  },
);

test(
  'numbers are compared and ordered as JavaScript does, however large or close they are',
  { timeout: 120_000 },
  async () => {
    const close = fc
      .tuple(
        fc.constantFrom(0.1, 1, 5, 1e15, 2 ** 53, 2 ** 60, 2 ** 63, 1e21, -3, 1e-7),
        fc.integer({ min: -3, max: 3 }),
      )
      .map(([base, steps]) => base * (1 + steps * Number.EPSILON));
    const any = fc.oneof(close, number);
    const queries = fc.tuple(
      fc.constantFrom('atMs', 'other'),
      comparison,
      any,
      fc.constantFrom('asc' as const, 'desc' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 12 }), fc.array(queries, { maxLength: 20 }), async (values, made) => {
        const states = values.map((value, serial) => [`x${serial}`, { atMs: value, other: value }] as const);
        const asked = made.map(([field, operator, value, direction]) => ({
          selector: { [field]: { [operator]: value } },
          sort: [{ atMs: direction }],
        }));
        const { found, expected } = await answersTo(states, asked);

        expect(found).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  },
);
