import { announcementSchema } from '#domain/announcement/announcement.record.ts';
import { articleId, epochMs, line } from '#domain/kernel/fields.ts';
import { articleSchema } from '#domain/knowledge/article.record.ts';
import { z } from 'zod';
import type { ApiContract } from './api-request.ts';
import { nothing } from './api-request.ts';

const offset = z.int().min(0).max(10_000);

/** Plain text, and where in it the words stand that were looked for: `from` up to, not including, `to`. */
const markedText = z.strictObject({
  text: z.string().max(1_000),
  marks: z
    .array(z.strictObject({ from: offset, to: offset }))
    .max(200)
    .readonly(),
});

const foundArticle = z.strictObject({
  id: articleId,
  number: articleSchema.shape.number,
  language: articleSchema.shape.language,
  title: markedText,
  /** The stretch of the article that has most of the words. */
  excerpt: markedText,
  /** From 0 to 1; comparable among the answers to one question. */
  score: z.number().min(0).max(1),
});
export type FoundArticle = z.infer<typeof foundArticle>;

const shownAnnouncement = announcementSchema
  .pick({ id: true, kind: true, title: true, text: true, startsAtMs: true, endsAtMs: true })
  // Where it is about one site: what that is called.
  .extend({ siteName: line(80).nullable() });
export type ShownAnnouncement = z.infer<typeof shownAnnouncement>;

const MOST_FOUND_ARTICLES = 20;

/** What the desk knows and what it announces, for people, agents and helpers alike: each gets what they may read. */
export const knowledgeApi = {
  /** Published articles that answer a question in the asker's own words, the best first; none when nothing fits. */
  'knowledge.search': {
    path: '/api/knowledge/search',
    access: 'signed-in',
    input: z.strictObject({
      question: z.string().max(10_000),
      most: z.int().min(1).max(MOST_FOUND_ARTICLES),
      /** `typing`: words are still coming. `asked`: the whole question; if nothing is found, the desk is told of it. */
      stage: z.enum(['typing', 'asked']),
    }),
    output: z.strictObject({ articles: z.array(foundArticle).max(MOST_FOUND_ARTICLES).readonly() }),
  },
  /** One published article. `article.unknown` for one the asker may not read, and for none at all. */
  'knowledge.article': {
    path: '/api/knowledge/article',
    access: 'signed-in',
    input: z.strictObject({ id: articleId }),
    output: z.strictObject({
      ...articleSchema.pick({ id: true, number: true, title: true, body: true, language: true, changedAtMs: true })
        .shape,
      /** Nobody has confirmed it in time: it may be out of date. */
      isReviewOverdue: z.boolean(),
      /** What the asker said to "Did this help?"; `null` before they did. */
      didHelp: z.boolean().nullable(),
    }),
  },
  /** "Did this help?" One word per asker and article; a later one replaces it. */
  'knowledge.vote': {
    path: '/api/knowledge/vote',
    access: 'signed-in',
    input: z.strictObject({ article: articleId, didHelp: z.boolean() }),
    output: nothing,
  },
  /** How often articles helped, and how often not; those without a word are left out. */
  'knowledge.votes': {
    path: '/api/knowledge/votes',
    access: 'agent',
    input: z.strictObject({ articles: z.array(articleId).min(1).max(500) }),
    output: z
      .array(z.strictObject({ article: articleId, helped: z.int().min(0), didNotHelp: z.int().min(0) }))
      .max(500),
  },
  /** What was asked and found nothing, the most often asked first: what the desk could write about (KNW-4). */
  'knowledge.unanswered': {
    path: '/api/knowledge/unanswered',
    access: 'agent',
    input: nothing,
    output: z
      .array(z.strictObject({ question: z.string().max(200), times: z.int().min(1), lastAskedAtMs: epochMs }))
      .max(100),
  },
  /** What people at the asker's site have to know now, the gravest first (PLT-6). Planned work a week ahead. */
  'announcement.current': {
    path: '/api/announcement/current',
    access: 'signed-in',
    input: nothing,
    output: z.array(shownAnnouncement).max(100),
  },
} as const satisfies ApiContract;
