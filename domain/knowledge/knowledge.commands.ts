import { z } from 'zod';
import { incidentRecord } from '../incident/incident.record.ts';
import type { CommandContext, CommandTable } from '../kernel/command.ts';
import { defineCommand } from '../kernel/command.ts';
import { agentId, epochMs } from '../kernel/fields.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { agentRecord } from '../workforce/agent.record.ts';
import type { Article } from './article.record.ts';
import { articleNumber, articleSchema } from './article.record.ts';

const text = articleSchema.pick({ title: true, body: true, language: true, audience: true });

const draftInput = z.strictObject({
  ...text.shape,
  owner: agentId,
  reviewDueAtMs: epochMs,
  source: articleSchema.shape.source,
  /** Always the hub's to say; clients send `null`. */
  number: articleNumber.nullable(),
});
export type DraftInput = z.infer<typeof draftInput>;

const reviseInput = z.strictObject({
  ...text.shape,
  /** The revision its author had before them: nobody writes over what they have not read. */
  basedOn: articleSchema.shape.revision,
});
const reviewInput = z.strictObject({ reviewDueAtMs: epochMs });
const assignInput = z.strictObject({ owner: agentId });
const nothing = z.strictObject({});

type Retired = { readonly code: 'article.retired' };
type OwnerUnknown = { readonly code: 'article.owner-unknown' };

export function draftArticle(
  blank: Article,
  input: DraftInput,
  context: CommandContext,
): Result<Article, OwnerUnknown | { readonly code: 'article.source-unknown' }> {
  if (context.find(agentRecord, input.owner)?.isActive !== true) return refuse({ code: 'article.owner-unknown' });
  const isSourceMissing = input.source !== null && context.find(incidentRecord, input.source) === undefined;
  if (isSourceMissing) return refuse({ code: 'article.source-unknown' });
  return ok({ ...blank, ...input, draftedAtMs: context.nowMs, changedAtMs: context.nowMs });
}

/** A new version of the text. Of a published article it is out at once; the version before stays in the journal. */
export function reviseArticle(
  article: Article,
  { basedOn, ...revised }: z.infer<typeof reviseInput>,
  context: CommandContext,
): Result<Article, Retired | { readonly code: 'article.revised-meanwhile' }> {
  if (article.state === 'retired') return refuse({ code: 'article.retired' });
  if (basedOn !== article.revision) return refuse({ code: 'article.revised-meanwhile' });
  return ok({ ...article, ...revised, revision: article.revision + 1, changedAtMs: context.nowMs });
}

export function publishArticle(
  article: Article,
  _input: z.infer<typeof nothing>,
  context: CommandContext,
): Result<Article, { readonly code: 'article.published-already' }> {
  if (article.state === 'published') return refuse({ code: 'article.published-already' });
  return ok({ ...article, state: 'published', publishedAtMs: context.nowMs, changedAtMs: context.nowMs });
}

/** Takes a published article back to its author, for what has to be mended before anybody reads it. */
export function withdrawArticle(
  article: Article,
  _input: z.infer<typeof nothing>,
  context: CommandContext,
): Result<Article, { readonly code: 'article.not-published' }> {
  if (article.state !== 'published') return refuse({ code: 'article.not-published' });
  return ok({ ...article, state: 'draft', changedAtMs: context.nowMs });
}

export function retireArticle(
  article: Article,
  _input: z.infer<typeof nothing>,
  context: CommandContext,
): Result<Article, Retired> {
  if (article.state === 'retired') return refuse({ code: 'article.retired' });
  return ok({ ...article, state: 'retired', changedAtMs: context.nowMs });
}

/** Somebody read it and found it right, until the next time. */
export function reviewArticle(
  article: Article,
  input: z.infer<typeof reviewInput>,
  context: CommandContext,
): Result<Article, Retired | { readonly code: 'article.review-in-past' }> {
  if (article.state === 'retired') return refuse({ code: 'article.retired' });
  if (input.reviewDueAtMs <= context.nowMs) return refuse({ code: 'article.review-in-past' });
  return ok({ ...article, reviewDueAtMs: input.reviewDueAtMs, changedAtMs: context.nowMs });
}

export function assignArticle(
  article: Article,
  input: z.infer<typeof assignInput>,
  context: CommandContext,
): Result<Article, OwnerUnknown> {
  if (context.find(agentRecord, input.owner)?.isActive !== true) return refuse({ code: 'article.owner-unknown' });
  return ok({ ...article, owner: input.owner, changedAtMs: context.nowMs });
}

/** Every line is the desk's: readers have the article, its history is for those who write it. */
const audience = 'desk';

export const articleCommands = {
  'article.draft': defineCommand({
    line: 'article.drafted',
    audience,
    begins: true,
    input: draftInput,
    reads: ({ owner, source }) => (source === null ? [owner] : [owner, source]),
    decide: draftArticle,
  }),
  'article.revise': defineCommand({ line: 'article.revised', audience, input: reviseInput, decide: reviseArticle }),
  'article.publish': defineCommand({ line: 'article.published', audience, input: nothing, decide: publishArticle }),
  'article.withdraw': defineCommand({ line: 'article.withdrawn', audience, input: nothing, decide: withdrawArticle }),
  'article.retire': defineCommand({ line: 'article.retired', audience, input: nothing, decide: retireArticle }),
  'article.review': defineCommand({ line: 'article.reviewed', audience, input: reviewInput, decide: reviewArticle }),
  'article.assign': defineCommand({
    line: 'article.assigned',
    audience,
    input: assignInput,
    reads: ({ owner }) => [owner],
    decide: assignArticle,
  }),
} satisfies CommandTable<Article>;
