import { Fault } from '#contracts/fault.ts';
import type { HubOutput } from '#contracts/hub-api.ts';
import type { ArticleId } from '#domain/kernel/fields.ts';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import type { HubLink } from '../hub-link/hub-link.ts';
import { watchHub } from '../hub-link/watch-hub.ts';

export type ArticleView = HubOutput<'knowledge.article'>;

/** One article; `null` when there is none of that id for this person. */
export function watchArticle(link: Pick<HubLink, 'news$' | 'ask'>, id: ArticleId): Observable<ArticleView | null> {
  return watchHub(link, 'knowledge.article', { id }).pipe(
    map((outcome) => {
      if (outcome.ok) return outcome.value;
      if (outcome.refusal.code === 'article.unknown') return null;
      throw new Fault(outcome.refusal.code, 'The hub refused what the portal may always ask.');
    }),
  );
}
