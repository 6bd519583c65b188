import type { Article } from '#domain/knowledge/article.record.ts';
import type { DemoPerson } from './organisation.ts';

/** Something the desk of the demo has written down. */
export interface DemoArticle extends Pick<Article, 'language' | 'audience' | 'title' | 'body'> {
  /** By name; one of the desk. */
  readonly author: DemoPerson['name'];
  readonly daysAgo: number;
  /** What came of it: published the next morning, unless it is said. */
  readonly state?: 'draft' | 'retired';
  /** Nobody has looked at it in time. */
  readonly isOverdue?: boolean;
}
