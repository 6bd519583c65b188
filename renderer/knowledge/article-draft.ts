import type { Article } from '#domain/knowledge/article.record.ts';
import { articleAudiences, articleLanguages, MOST_ARTICLE_LETTERS } from '#domain/knowledge/article.record.ts';
import { z } from 'zod';

/** What somebody is writing, kept on this device until it is saved. Nothing in it has to be complete. */
export const articleDraft = z.strictObject({
  title: z.string().max(200),
  body: z.string().max(MOST_ARTICLE_LETTERS),
  language: z.enum(articleLanguages),
  audience: z.enum(articleAudiences),
  /** The version it was begun from. */
  basedOn: z.int().min(1),
});
export type ArticleDraft = z.infer<typeof articleDraft>;

/** The kept draft, or `begun` where there is none that can be read. */
export function readDraft(kept: string, begun: ArticleDraft): ArticleDraft {
  if (kept === '') return begun;
  try {
    return articleDraft.parse(JSON.parse(kept));
  } catch {
    // Written by an older console, or cut off: what is begun anew is better than a page that does not open.
    return begun;
  }
}

export function draftOf({ title, body, language, audience, revision }: Article): ArticleDraft {
  return { title, body, language, audience, basedOn: revision };
}

/** What keeps a draft from being saved; `null` when nothing does. */
export function lackOf({ title, body }: Pick<ArticleDraft, 'title' | 'body'>): 'title' | 'body' | null {
  if (title.trim() === '') return 'title';
  return body.trim() === '' ? 'body' : null;
}

/** The words of a draft as a command takes them. */
export function textOf({ title, body, language, audience }: ArticleDraft): Omit<ArticleDraft, 'basedOn'> {
  return {
    title: title.replaceAll(/\p{Cc}+/gu, ' ').trim(),
    body: body.replaceAll('\0', '').trim(),
    language,
    audience,
  };
}
