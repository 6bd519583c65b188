import { expect, test } from 'vitest';
import { articleId, epochMs } from '../kernel/fields.ts';
import { matchArticles } from './article-match.rules.ts';
import { articleNumberOf, isReviewOverdue, nextReviewAtMs, serialOf } from './article.rules.ts';
import { anArticle } from './knowledge.fixtures.ts';
import { isOneTypoApart } from './one-typo.rules.ts';
import { soughtWords } from './search-words.rules.ts';

function searched(serial: number, title: string, plainBody: string, over: Parameters<typeof anArticle>[0] = {}) {
  return { ...anArticle({ id: articleId.parse(`article:${serial}`), title, ...over }), plainBody };
}

const shelf = [
  searched(1, 'Printer prints stripes', 'Change the drum. The stock is in Kassel.'),
  searched(2, 'Moving to another office', 'Take the printer and the telephone with you.'),
  searched(3, 'Telephone rings nobody', 'Sign in to the queue again.'),
];
const answersTo = (question: string) =>
  matchArticles(shelf, soughtWords(question), 0).map(({ article }) => article.title);

test('what an article is about weighs more than what it mentions', () => {
  expect(answersTo('printer')).toEqual(['Printer prints stripes', 'Moving to another office']);
  expect(answersTo('telephone office')).toEqual(['Moving to another office', 'Telephone rings nobody']);
});

test('words that nobody wrote about do not keep an answer away', () => {
  expect(answersTo('my printer on floor seven makes purple stripes since breakfast')).toEqual([
    'Printer prints stripes',
  ]);
});

test('SLF-2: one word in passing is no answer', () => {
  expect(answersTo('stock exchange, queue')).toEqual([]);
  expect(answersTo('pizza')).toEqual([]);
  expect(answersTo('kassel timetable')).toEqual([]);
});

test('each match says which words of it are meant', () => {
  const [match] = matchArticles(shelf, soughtWords('drum stripes'), 0);

  const words = (text: string, found: readonly { from: number; to: number }[]) =>
    found.map(({ from, to }) => text.slice(from, to));
  expect(words(match!.article.title, match!.titleWords)).toEqual(['stripes']);
  expect(words(match!.article.plainBody, match!.bodyWords)).toEqual(['drum']);
});

test('KB-1: of two that say the same, the one whose review is overdue comes second', () => {
  const nowMs = 50_000;
  const twins = [
    searched(1, 'Ring the bell', '', { reviewDueAtMs: epochMs.parse(nowMs - 1), changedAtMs: epochMs.parse(9_000) }),
    searched(2, 'Ring the bell', '', { reviewDueAtMs: epochMs.parse(nowMs) }),
  ];

  const order = (atMs: number) => matchArticles(twins, soughtWords('bell'), atMs).map(({ article }) => article.id);
  expect([order(nowMs), order(0)]).toEqual([
    ['article:2', 'article:1'],
    ['article:1', 'article:2'],
  ]);
});

test.for([
  ['outlook', 'outlok', true],
  ['outlook', 'outlookk', true],
  ['outlook', 'outlaok', true],
  ['outlook', 'oultook', true],
  ['outlook', 'outlook', true],
  ['outlook', 'otulok', false],
  ['outlook', 'outl', false],
  ['mail', 'maul', false],
] as const)('%s and %s are one slip of the finger apart: %s', ([one, other, isApart]) => {
  expect([isOneTypoApart(one, other), isOneTypoApart(other, one)]).toEqual([isApart, isApart]);
});

test('only what is published can be overdue for review', () => {
  const overdue = { reviewDueAtMs: epochMs.parse(1_000) };

  expect(isReviewOverdue({ state: 'published', ...overdue }, 1_001)).toBe(true);
  expect(isReviewOverdue({ state: 'published', ...overdue }, 1_000)).toBe(false);
  expect(isReviewOverdue({ state: 'draft', ...overdue }, 1_001)).toBe(false);
  expect(nextReviewAtMs(0)).toBe(182 * 24 * 3_600_000);
});

test('an article is numbered so that people can say it', () => {
  expect([articleNumberOf(42), articleNumberOf(123_456)]).toEqual(['KB-0042', 'KB-123456']);
  expect(serialOf(articleNumberOf(42))).toBe(42);
});
