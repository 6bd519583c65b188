import { agentId, articleId, epochMs } from '../kernel/fields.ts';
import type { Article } from './article.record.ts';
import { articleSchema, blankArticle } from './article.record.ts';
import { articleNumberOf } from './article.rules.ts';
import type { DraftInput } from './knowledge.commands.ts';

const body = `## Symptom

Outlook asks for the password every few minutes.

## Cause

A stale credential in the Windows credential store.

## Resolution

Delete the stored credential for Outlook and sign in anew.`;

/** Published for everyone, owned by Mira. */
export function anArticle(over: Partial<Article> = {}): Article {
  return articleSchema.parse({
    ...blankArticle(articleId.parse('article:1')),
    number: articleNumberOf(1),
    state: 'published',
    title: 'Outlook keeps asking for the password',
    body,
    audience: 'end-users',
    owner: agentId.parse('agent:mira'),
    reviewDueAtMs: epochMs.parse(90_000),
    draftedAtMs: epochMs.parse(2_000),
    publishedAtMs: epochMs.parse(3_000),
    changedAtMs: epochMs.parse(3_000),
    ...over,
  });
}

export function aDraftInput(over: Partial<DraftInput> = {}): DraftInput {
  const { title, language, audience, owner, reviewDueAtMs } = anArticle();
  return { title, body, language, audience, owner, reviewDueAtMs, source: null, number: null, ...over };
}
