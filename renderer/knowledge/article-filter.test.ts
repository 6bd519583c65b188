import { epochMs } from '#domain/kernel/fields.ts';
import { anArticle } from '#domain/knowledge/knowledge.fixtures.ts';
import { expect, test } from 'vitest';
import { articleShelves, isOnShelf, readShelf } from './article-filter.ts';

test('every article stands where its state says; what is retired is out of the way', () => {
  const shelvesOf = (over: Parameters<typeof anArticle>[0]) =>
    articleShelves.filter((shelf) => isOnShelf(anArticle(over), shelf, 50_000));

  expect(shelvesOf({ state: 'draft' })).toEqual(['all', 'draft']);
  expect(shelvesOf({ state: 'published' })).toEqual(['all', 'published']);
  expect(shelvesOf({ state: 'published', reviewDueAtMs: epochMs.parse(1_000) })).toEqual([
    'all',
    'published',
    'overdue',
  ]);
  expect(shelvesOf({ state: 'retired' })).toEqual(['retired']);
});

test('an address that names no shelf means all', () => {
  expect([readShelf('draft'), readShelf('nowhere'), readShelf(null)]).toEqual(['draft', 'all', 'all']);
});
