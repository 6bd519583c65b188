import { articleId } from '#domain/kernel/fields.ts';
import { articleNumberOf } from '#domain/knowledge/article.rules.ts';
import { anArticle } from '#domain/knowledge/knowledge.fixtures.ts';
import { expect, test } from 'vitest';
import { articleAsText, referenceTo, suggestArticles } from './suggest-articles.ts';

const outlook = anArticle();
const draft = anArticle({ id: articleId.parse('article:2'), state: 'draft', title: 'Outlook, unfinished' });
const printer = anArticle({
  id: articleId.parse('article:3'),
  number: articleNumberOf(3),
  title: 'Printer prints stripes',
  body: '## Resolution\n\nChange the **drum**.',
});

test('SLF-2: what fits a ticket is found on this device, published articles only', () => {
  const suggested = suggestArticles([printer, draft, outlook], 'Outlook asks for the password', 0);

  expect(suggested.map(({ article }) => article.id)).toEqual(['article:1']);
  expect(suggested[0]?.excerpt).toContain('Outlook asks for the password');
  expect(suggestArticles([printer, outlook], 'pizza', 0)).toEqual([]);
});

test('an article in a message is plain text, with the number it is found by', () => {
  expect(referenceTo(printer)).toBe('Printer prints stripes (KB-0003)');
  expect(articleAsText(printer)).toBe('Printer prints stripes (KB-0003)\n\nResolution\n\nChange the drum.');
});
