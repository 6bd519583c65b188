import { expect, test } from 'vitest';
import type { HubReply, HubRequest } from '#contracts/hub-api.ts';
import { articleId, epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import { openKeptArticles } from './kept-articles.ts';
import { keepFound, readArticle, searchArticles } from './look-up.ts';

const { signal } = new AbortController();
const id = articleId.parse('article:1');
const jam: HubReply<'knowledge.article'> = {
  id,
  number: null,
  title: 'Paper jam in the printer',
  body: 'Open the tray and pull **gently**.',
  language: 'en',
  changedAtMs: 1_000,
  isReviewOverdue: false,
  didHelp: null,
};
const found = {
  id,
  number: null,
  language: 'en' as const,
  title: { text: jam.title, marks: [] },
  excerpt: { text: 'Open the tray', marks: [] },
  score: 1,
};

async function aReader() {
  const articles = openKeptArticles(await temporaryFolder());
  const answers = new Map<HubRequest, Result<unknown>>([
    ['knowledge.search', ok({ articles: [found] })],
    ['knowledge.article', ok({ ...jam, changedAtMs: epochMs.parse(1_000) })],
  ]);
  const link = { ask: async (name: HubRequest) => answers.get(name) } as unknown as Pick<HubLink, 'ask'>;
  return { answers, articles, ports: { link, articles, nowMs: () => 5_000 } };
}
const away = refuse({ code: 'hub.unreachable' });

test('what was found once is found and read again while the hub is away (SLF-2)', async () => {
  const { answers, ports } = await aReader();
  await keepFound(ports, await searchArticles(ports, 'printer jam', 'asked', signal), signal);
  answers.set('knowledge.search', away).set('knowledge.article', away);

  const again = await searchArticles(ports, 'the printer has a paper jam', 'asked', signal);

  expect(again).toMatchObject({ isFromKept: true, articles: [{ id, title: { text: jam.title } }] });
  expect(await readArticle(ports, id, signal)).toMatchObject({ article: { body: jam.body }, keptAtMs: 5_000 });
});

test('what has nothing to do with it is not offered', async () => {
  const { answers, ports } = await aReader();
  await readArticle(ports, id, signal);
  answers.set('knowledge.search', away);

  expect((await searchArticles(ports, 'my telephone is silent', 'asked', signal)).articles).toEqual([]);
});

test('an article that was withdrawn is forgotten here too', async () => {
  const { answers, ports } = await aReader();
  await readArticle(ports, id, signal);
  answers.set('knowledge.article', refuse({ code: 'article.unknown' }));

  expect(await readArticle(ports, id, signal)).toBeNull();
  answers.set('knowledge.article', away);
  expect(await readArticle(ports, id, signal)).toBeNull();
});

test('nothing said finds nothing, and nobody is asked', async () => {
  const { ports } = await aReader();

  expect(await searchArticles(ports, '  ', 'asked', signal)).toEqual({ articles: [], isFromKept: false });
});
