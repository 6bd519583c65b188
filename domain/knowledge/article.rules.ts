import type { EpochMs } from '../kernel/fields.ts';
import { epochMs } from '../kernel/fields.ts';
import type { Article, ArticleNumber } from './article.record.ts';
import { articleNumber } from './article.record.ts';

const DAY_MS = 24 * 3_600_000;

/** What nobody has looked at for half a year is no longer known to be right. */
const REVIEW_EVERY_MS = 182 * DAY_MS;

export function nextReviewAtMs(nowMs: number): EpochMs {
  return epochMs.parse(Math.floor(nowMs) + REVIEW_EVERY_MS);
}

/** A published article that nobody has confirmed in time sinks in the ranking, and says so (KB-1). */
export function isReviewOverdue(article: Pick<Article, 'state' | 'reviewDueAtMs'>, nowMs: number): boolean {
  return article.state === 'published' && article.reviewDueAtMs < nowMs;
}

/** `KB-0042` of 42. */
export function articleNumberOf(serial: number): ArticleNumber {
  return articleNumber.parse(`KB-${String(serial).padStart(4, '0')}`);
}

/** 42 of `KB-0042`. */
export function serialOf(number: ArticleNumber): number {
  return Number(number.slice('KB-'.length));
}
