import { articleId, epochMs } from '#domain/kernel/fields.ts';
import { articleNumberOf } from '#domain/knowledge/article.rules.ts';
import { anArticle } from '#domain/knowledge/knowledge.fixtures.ts';
import { expect, test } from 'vitest';
import { articleShelves, findArticles, isOnShelf, readShelf } from './article-filter.ts';

const outlook = anArticle();
const printer = anArticle({
  id: articleId.parse('article:2'),
  number: articleNumberOf(42),
  title: 'Drucker druckt Streifen',
  body: 'Wie bei Outlook: **neu** anmelden. Das Gerät steht im Büro.',
});

test('all words have to occur, in title, number or text; what is named so comes first', () => {
  const find = (typed: string) => findArticles([printer, outlook], typed).map(({ id }) => id);

  expect(find('outlook')).toEqual(['article:1', 'article:2']);
  expect(find('kb-0042')).toEqual(['article:2']);
  expect(find('GERAT buro')).toEqual(['article:2']);
  expect(find('outlook pizza')).toEqual([]);
  expect(find('  ')).toEqual(['article:2', 'article:1']);
});

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
