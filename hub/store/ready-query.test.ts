import { expect, test } from 'vitest';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import { readyQuery } from './ready-query.ts';

test('a query that was put into words once is answered for the values of each time, in any order and as often as asked', async () => {
  const { store } = await sqliteUnderTest.open();
  await store.database
    .insertInto('setting')
    .values(['a', 'b', 'c'].map((name) => ({ name: `test.${name}`, value: `"${name}"` })))
    .execute();
  const between = readyQuery(store.database, (last: string, first: string) =>
    store.database
      .selectFrom('setting')
      .select('value')
      .where('name', '>=', first)
      .where('name', '<=', last)
      .orderBy('name'),
  );

  expect(await between('test.b', 'test.a')).toEqual([{ value: '"a"' }, { value: '"b"' }]);
  expect(await between('test.c', 'test.b')).toEqual([{ value: '"b"' }, { value: '"c"' }]);
  expect(await between('test.a', 'test.b')).toEqual([]);
});
