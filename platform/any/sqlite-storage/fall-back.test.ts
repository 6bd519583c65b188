import { expect, test } from 'vitest';
import { aDriverInMemory } from '../../../test/support/sqlite-in-memory.ts';
import { createSqliteStorage } from './create-sqlite-storage.ts';
import { joined, nameOf, sql } from './sql.ts';
import { looseSchema, openLoose, prepared, stored } from './sqlite-storage.fixtures.ts';
import type { DocumentSchema } from './table-layout.ts';
import { layoutOf } from './table-layout.ts';
import { translateQuery } from './translate-query.ts';

const driver = aDriverInMemory();
const layout = layoutOf('loose', looseSchema as DocumentSchema);

/** Ordinary documents: a text, a whole number, a fraction, a list, an object. */
const documents = [
  { id: 'a', state: 'open', atMs: 1, isOpen: true, place: { site: 'berlin' }, note: 'Printer on fire', other: 5 },
  { id: 'b', state: 'done', atMs: 2, isOpen: false, note: null, other: 'five' },
  { id: 'c', state: 'done', note: 'paper jam', other: { x: 1 } },
].map((state) => stored(state));
const withFraction = stored({ id: 'd', other: 2.5 });
const withList = stored({ id: 'e', other: ['five', { x: 5 }] });

/** How many rows of all five SQL leaves to JavaScript. */
async function leftToJavaScript(selector: object): Promise<number> {
  const instance = await openLoose(
    createSqliteStorage({ openDatabase: () => ({ ...driver, close: () => undefined }) }),
  );
  const known = await instance.findDocumentsById(['a'], true);
  const rows = [...documents, withFraction, withList].map((document) => ({ document }));
  if (known.length === 0) await instance.bulkWrite(rows, 'test');
  const { where, verdict } = translateQuery(layout, prepared({ selector }).query);
  const { text, values } =
    sql`SELECT count(*) FROM ${nameOf(layout.tableName)} WHERE ${joined([where, sql`(${verdict ?? sql`1`}) IS NULL`], ' AND ')}`;
  const [row] = driver.prepare(text).all(values);
  return Number(row?.[0]);
}

const answeredBySql: readonly object[] = [
  {},
  { state: 'open' },
  { state: { $ne: 'open' } },
  { state: { $nin: ['open', null] }, atMs: { $gte: 1, $lt: 9 } },
  { isOpen: { $in: [true, null] } },
  { 'place.site': { $exists: true } },
  { state: { $regex: '^do' } },
  { $or: [{ state: 'open' }, { $nor: [{ atMs: 2 }, { isOpen: { $not: { $eq: true } } }] }] },
  { note: { $regex: 'fire', $options: 'i' } },
  { note: { $type: 'string' } },
  { note: { $size: 3 } },
  { note: { $gt: 'P', $lte: 'paper' } },
  { note: { $mod: [2, 1] }, state: 'nowhere' },
  { 'place.floor': 3 },
  { other: 'five' },
  { other: { $in: ['five', 6] } },
  { other: { $nin: ['six', null] } },
];

test.each(answeredBySql)('%j is answered by SQLite alone', async (selector) => {
  expect(await leftToJavaScript(selector)).toBe(0);
});

const leftOver: readonly (readonly [string, object, number])[] = [
  ['a list is looked into for more than single values', { other: { $regex: '^f' } }, 1],
  ['a fraction is compared', { other: { $gt: 2 } }, 2],
  ['the elements of a list are asked for', { other: { $elemMatch: { x: 5 } } }, 1],
  ['a pattern is more than a text', { note: { $regex: 'f.re$' } }, 2],
  ['a pattern ends in an indexed field', { state: { $regex: 'e$' } }, 3],
  ['an object is compared', { other: { $eq: { x: 1 } } }, 5],
  ['a name has no plain path', { 'a b': 1 }, 5],
];

test.each(leftOver)('where %s, JavaScript looks at the rows that SQL could not judge', async (_, selector, rows) => {
  expect(await leftToJavaScript(selector)).toBe(rows);
});

test('an order by a field without an index is left to JavaScript, any other is SQLite’s', () => {
  const orderOf = (...fields: readonly string[]) =>
    translateQuery(
      layout,
      prepared({ selector: {}, sort: fields.map((field) => ({ [field]: 'desc' as const })) }).query,
    ).orderBy;

  expect(orderOf('note')).toBeNull();
  expect(orderOf('state', 'atMs')).not.toBeNull();
});
