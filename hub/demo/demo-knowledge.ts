import { agentId, epochMs } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { nextReviewAtMs } from '#domain/knowledge/article.rules.ts';
import type { DemoArticle } from './article.ts';
import { articlesInEnglish } from './articles-en.ts';
import { articlesInGerman } from './articles-de.ts';
import type { DemoCommand, DemoTeller } from './demo-teller.ts';
import type { Colleague, FoundedOrganisation } from './found-organisation.ts';
import { nextOfficeMoment } from './office-hours.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What the desk of the demo has written down, by whom and when. */
export function tellArticles(
  { colleagues }: FoundedOrganisation,
  teller: DemoTeller,
  nowMs: number,
): readonly DemoCommand[] {
  return [...articlesInEnglish, ...articlesInGerman].flatMap((article) => {
    const author = colleagues.find(({ name }) => name === article.author)!;
    return tellArticle(article, author, author.asAgent!, teller, nowMs);
  });
}

function tellArticle(
  { title, body, language, audience, daysAgo, state, isOverdue = false }: DemoArticle,
  { zone }: Colleague,
  author: AgentPrincipal,
  teller: DemoTeller,
  nowMs: number,
): readonly DemoCommand[] {
  const draftedAtMs = nextOfficeMoment(zone, nowMs - daysAgo * DAY_MS, teller.chance);
  const publishedAtMs = nextOfficeMoment(zone, draftedAtMs + 2 * HOUR_MS, teller.chance);
  const article = teller.newId('article', draftedAtMs);
  const reviewDueAtMs = isOverdue ? epochMs.parse(Math.floor(nowMs - 9 * DAY_MS)) : nextReviewAtMs(draftedAtMs);
  const input = {
    title,
    body,
    language,
    audience,
    owner: agentId.parse(author.id),
    reviewDueAtMs,
    source: null,
    number: null,
  };
  const drafted = teller.tell(author, 'article.draft', article, input, draftedAtMs);
  if (state === 'draft') return [drafted];
  const published = teller.tell(author, 'article.publish', article, {}, publishedAtMs);
  if (state === undefined) return [drafted, published];
  const retiredAtMs = nextOfficeMoment(zone, nowMs - 30 * DAY_MS, teller.chance);
  return [drafted, published, teller.tell(author, 'article.retire', article, {}, retiredAtMs)];
}

/** One that is over, one that runs, one that is planned. */
export function tellAnnouncements(
  { colleagues, siteIds }: FoundedOrganisation,
  teller: DemoTeller,
  nowMs: number,
): readonly DemoCommand[] {
  const [mira] = colleagues;
  const moment = (days: number, hours = 0) => epochMs.parse(Math.floor(nowMs + days * DAY_MS + hours * HOUR_MS));
  /** When the offices are empty. */
  const evening = (days: number, hours = 0) =>
    epochMs.parse(Math.floor(nowMs / DAY_MS) * DAY_MS + days * DAY_MS + (18 + hours) * HOUR_MS);
  const announce = (atMs: number, input: Parameters<typeof teller.tell<'announcement.publish'>>[3]) =>
    teller.tell(mira!.asAgent!, 'announcement.publish', teller.newId('announcement', atMs), input, atMs);
  return [
    announce(moment(-6), {
      kind: 'maintenance',
      title: 'Netzwerk in Kassel: neue Verteiler',
      text: 'Das Netz im Depot ist in dieser Zeit mehrmals kurz weg. Die Leitwarte ist nicht betroffen.',
      site: siteIds.kassel,
      startsAtMs: evening(-4),
      endsAtMs: evening(-4, 2),
    }),
    announce(moment(0, -3), {
      kind: 'maintenance',
      title: 'Billing system: update to version 7.3',
      text: 'Nobody can sign in to billing during this time. Readings that come in are kept and taken in afterwards.',
      site: null,
      startsAtMs: evening(2),
      endsAtMs: evening(2, 3),
    }),
    announce(moment(0, -1.5), {
      kind: 'outage',
      title: 'Scan to mail arrives up to an hour late',
      text: 'The mail provider is working on it. Nothing is lost: scans come by themselves, please do not send them twice.',
      site: null,
      startsAtMs: moment(0, -2),
      endsAtMs: null,
    }),
  ];
}
