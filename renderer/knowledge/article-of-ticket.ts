import type { Incident } from '#domain/incident/incident.record.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { articleFromTicket } from '#domain/knowledge/article-template.rules.ts';
import type { ArticleLanguage } from '#domain/knowledge/article.record.ts';

/** Where the words of a line stand that may be worth keeping. */
const wordsIn: Readonly<Record<string, string>> = {
  'incident.logged': 'description',
  'incident.noted': 'text',
  'incident.replied': 'text',
  'incident.resolved': 'resolution',
};

/**
 * The first version of an article from what a ticket tells: what its requester said, what the desk found out, what solved it
 * (KNW-2). What the desk answered on the way is for that one person, and left out.
 */
export function articleOfTicket(
  language: ArticleLanguage,
  { summary }: Pick<Incident, 'summary'>,
  journal: readonly JournalLine[],
): { readonly title: string; readonly body: string } {
  const said = (name: string, by: (actor: string) => boolean = () => true) =>
    journal.filter((line) => line.name === name && by(line.actor)).flatMap((line) => wordsOf(line) ?? []);
  const told = [...said('incident.logged'), ...said('incident.replied', (actor) => !actor.startsWith('agent:'))];
  return articleFromTicket(language, {
    summary,
    description: told.length === 0 ? null : told.join('\n\n'),
    findings: said('incident.noted'),
    // What it was resolved with last: what came before did not hold.
    resolution: said('incident.resolved').at(-1) ?? null,
  });
}

function wordsOf({ name, input }: JournalLine): string | null {
  const field = wordsIn[name];
  if (field === undefined || typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const words = input[field];
  return typeof words === 'string' ? words : null;
}
