import type { ArticleLanguage } from './article.record.ts';
import { MOST_ARTICLE_LETTERS } from './article.record.ts';

/** What a case is entered by (KNW-1). */
export const caseParts = ['symptom', 'environment', 'cause', 'resolution'] as const;
export type CasePart = (typeof caseParts)[number];

/** In the language of the article, whatever language its author works in. */
const headings: Readonly<Record<ArticleLanguage, Readonly<Record<CasePart, string>>>> = {
  en: { symptom: 'Symptom', environment: 'Environment', cause: 'Cause', resolution: 'Resolution' },
  de: { symptom: 'Symptom', environment: 'Umgebung', cause: 'Ursache', resolution: 'Lösung' },
};

/** A body to begin with: a heading for each part, with what is known of it below. */
export function caseTemplate(
  language: ArticleLanguage,
  known: Partial<Readonly<Record<CasePart, string>>> = {},
): string {
  const parts = caseParts.map((name) => `## ${headings[language][name]}\n\n${(known[name] ?? '').trim()}`.trimEnd());
  return parts.join('\n\n').slice(0, MOST_ARTICLE_LETTERS);
}

/** What a ticket tells, for the article that is written from it (KNW-2). */
export interface TicketStory {
  readonly summary: string;
  readonly description: string | null;
  /** What was found out on the way, in order. */
  readonly findings: readonly string[];
  readonly resolution: string | null;
}

/** The first version of an article from a ticket: everything worth keeping stands where it belongs, to be shortened. */
export function articleFromTicket(language: ArticleLanguage, story: TicketStory): { title: string; body: string } {
  const { summary, description, findings, resolution } = story;
  const known = {
    symptom: description ?? summary,
    cause: findings.map((finding) => asListItem(finding)).join('\n'),
    resolution: resolution ?? '',
  };
  return { title: summary.slice(0, 200).trim(), body: caseTemplate(language, known) };
}

function asListItem(text: string): string {
  return `- ${text.trim().replaceAll('\n', '\n  ')}`;
}
