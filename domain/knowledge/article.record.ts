import { z } from 'zod';
import { agentId, articleId, epochMs, incidentId, line, prose } from '../kernel/fields.ts';
import { defineRecord } from '../kernel/record.ts';

/**
 * The life of an article (KB-1). Retired ones are kept: their history is part of the desk's.
 *
 *     draft ──publish──▶ published ──retire──▶ retired
 *       ▲ │                 │  ▲                 ▲ │
 *       │ └─────────────────┼──┼─────retire──────┘ │
 *       └─────withdraw──────┘  └──────publish──────┘
 */
const articleStates = ['draft', 'published', 'retired'] as const;

/** Whom a published article is for: the desk alone, or everyone who works here. */
export const articleAudiences = ['agents', 'end-users'] as const;

/** What the desk writes in; the same languages that people are addressed in. */
export const articleLanguages = ['en', 'de'] as const;
export type ArticleLanguage = (typeof articleLanguages)[number];

/** `KB-0042`: how people name an article to each other. Given by the hub. */
export const articleNumber = z
  .string()
  .max(12)
  .regex(/^KB-\d{4,9}$/)
  .brand<'ArticleNumber'>();
export type ArticleNumber = z.infer<typeof articleNumber>;

export const MOST_ARTICLE_LETTERS = 50_000;

export const articleSchema = z.strictObject({
  id: articleId,
  /** `null` on a client until the hub has given one. */
  number: articleNumber.nullable(),
  state: z.enum(articleStates),
  title: line(200),
  /** Markdown. A new one begins with the headings of a template; see `article-template.rules.ts`. */
  body: prose(MOST_ARTICLE_LETTERS),
  language: z.enum(articleLanguages),
  audience: z.enum(articleAudiences),
  /** Who answers for it and reviews it. */
  owner: agentId,
  /** By when somebody has to say that it is still right. */
  reviewDueAtMs: epochMs,
  /** Counts the versions of title and body, from 1. The versions themselves stand in the journal. */
  revision: z.int().min(1).max(99_999),
  /** The resolved ticket it was written from. */
  source: incidentId.nullable(),
  draftedAtMs: epochMs,
  /** When it was last published; `null` while it never was. */
  publishedAtMs: epochMs.nullable(),
  changedAtMs: epochMs,
});
export type Article = z.infer<typeof articleSchema>;

/** What `article.draft` fills in. Never stored as it stands. */
export function blankArticle(id: Article['id']): Article {
  const never = epochMs.parse(0);
  return {
    id,
    number: null,
    state: 'draft',
    title: '',
    body: '',
    language: 'en',
    audience: 'agents',
    owner: agentId.parse('agent:0'),
    reviewDueAtMs: never,
    revision: 1,
    source: null,
    draftedAtMs: never,
    publishedAtMs: null,
    changedAtMs: never,
  };
}

export const articleRecord = defineRecord<Article>({
  name: 'article',
  shelf: 'own',
  schema: articleSchema,
  indexes: [['changedAtMs'], ['state', 'changedAtMs'], ['source']],
  migrations: [],
});
