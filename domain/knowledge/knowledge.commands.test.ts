import { describe, expect, test } from 'vitest';
import { anIncident } from '../incident/incident.fixtures.ts';
import { agentId, articleId, epochMs, incidentId } from '../kernel/fields.ts';
import { aContext, anAgentPrincipal, vera, verasDevice } from '../kernel/kernel.fixtures.ts';
import { anAgent } from '../workforce/workforce.fixtures.ts';
import { blankArticle } from './article.record.ts';
import {
  articleCommands,
  assignArticle,
  draftArticle,
  publishArticle,
  retireArticle,
  reviewArticle,
  reviseArticle,
  withdrawArticle,
} from './knowledge.commands.ts';
import { aDraftInput, anArticle } from './knowledge.fixtures.ts';
import { articlePolicy } from './knowledge.policy.ts';

const blank = blankArticle(articleId.parse('article:1'));
const refused = (code: string) => ({ ok: false, refusal: { code } });

describe('drafting', () => {
  test('KNW-3: an article has an owner on the desk from the start, and a date of review', () => {
    const context = aContext({ records: [anAgent()] });

    expect(draftArticle(blank, aDraftInput(), context)).toMatchObject({
      ok: true,
      value: { state: 'draft', owner: 'agent:mira', reviewDueAtMs: 90_000, revision: 1, draftedAtMs: 9_000 },
    });
    expect(draftArticle(blank, aDraftInput(), aContext())).toEqual(refused('article.owner-unknown'));
    expect(draftArticle(blank, aDraftInput(), aContext({ records: [anAgent({ isActive: false })] }))).toEqual(
      refused('article.owner-unknown'),
    );
  });

  test('KNW-2: it remembers the ticket it was written from', () => {
    const input = aDraftInput({ source: incidentId.parse('incident:1') });

    expect(draftArticle(blank, input, aContext({ records: [anAgent(), anIncident()] }))).toMatchObject({
      value: { source: 'incident:1' },
    });
    expect(draftArticle(blank, input, aContext({ records: [anAgent()] }))).toEqual(refused('article.source-unknown'));
    expect(articleCommands['article.draft'].reads(input)).toEqual(['agent:mira', 'incident:1']);
  });
});

describe('revising', () => {
  const words = { title: 'Outlook and passwords', body: 'Sign in anew.', language: 'en', audience: 'agents' } as const;

  test('a published article stays published, and counts its versions', () => {
    expect(reviseArticle(anArticle({ revision: 3 }), { ...words, basedOn: 3 }, aContext())).toEqual({
      ok: true,
      value: anArticle({ ...words, revision: 4, changedAtMs: epochMs.parse(9_000) }),
    });
  });

  test('nobody writes over a version they have not read', () => {
    expect(reviseArticle(anArticle({ revision: 4 }), { ...words, basedOn: 3 }, aContext())).toEqual(
      refused('article.revised-meanwhile'),
    );
  });

  test('a retired article is left as it is', () => {
    expect(reviseArticle(anArticle({ state: 'retired' }), { ...words, basedOn: 1 }, aContext())).toEqual(
      refused('article.retired'),
    );
  });
});

describe('the life of an article', () => {
  const states = ['draft', 'published', 'retired'] as const;
  const after = (act: typeof publishArticle | typeof withdrawArticle | typeof retireArticle) =>
    states.map((state) => {
      const outcome = act(anArticle({ state }), {}, aContext());
      return outcome.ok ? outcome.value.state : outcome.refusal.code;
    });

  test('goes from draft to published to retired, and back by publishing or withdrawing', () => {
    expect(after(publishArticle)).toEqual(['published', 'article.published-already', 'published']);
    expect(after(withdrawArticle)).toEqual(['article.not-published', 'draft', 'article.not-published']);
    expect(after(retireArticle)).toEqual(['retired', 'retired', 'article.retired']);
  });

  test('publishing writes down when', () => {
    expect(publishArticle(anArticle({ state: 'draft' }), {}, aContext())).toMatchObject({
      value: { publishedAtMs: 9_000 },
    });
  });

  test('a review names the next one, which lies ahead', () => {
    const reviewDueAtMs = epochMs.parse(99_000);

    expect(reviewArticle(anArticle(), { reviewDueAtMs }, aContext())).toMatchObject({ value: { reviewDueAtMs } });
    expect(reviewArticle(anArticle(), { reviewDueAtMs: epochMs.parse(9_000) }, aContext())).toEqual(
      refused('article.review-in-past'),
    );
    expect(reviewArticle(anArticle({ state: 'retired' }), { reviewDueAtMs }, aContext())).toEqual(
      refused('article.retired'),
    );
  });

  test('its owner is always somebody on the desk', () => {
    const tom = agentId.parse('agent:tom');

    expect(assignArticle(anArticle(), { owner: tom }, aContext({ records: [anAgent({ id: tom })] }))).toMatchObject({
      value: { owner: 'agent:tom' },
    });
    expect(assignArticle(anArticle(), { owner: tom }, aContext())).toEqual(refused('article.owner-unknown'));
  });
});

describe('who may do what', () => {
  test('everyone reads what is published for everyone; all else is the desk’s', () => {
    const readers = (over: Parameters<typeof anArticle>[0]) => articlePolicy.readersOf(anArticle(over));

    expect(readers({ state: 'published', audience: 'end-users' })).toEqual(['everyone']);
    expect(readers({ state: 'published', audience: 'agents' })).toEqual(['desk']);
    expect(readers({ state: 'draft', audience: 'end-users' })).toEqual(['desk']);
    expect(readers({ state: 'retired', audience: 'end-users' })).toEqual(['desk']);
  });

  test('agents write; those who ask do not', () => {
    for (const rule of Object.values(articlePolicy.mayIssue)) {
      const may = [anAgentPrincipal(), vera, verasDevice].map((issuer) => rule(issuer, blank, {} as never));

      expect(may).toEqual([true, false, false]);
    }
  });

  test('the history of an article is the desk’s, whoever reads the article', () => {
    expect(new Set(Object.values(articleCommands).map((command) => command.audienceOf({} as never)))).toEqual(
      new Set(['desk']),
    );
  });
});
