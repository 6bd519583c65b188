import type { Article } from './article.record.ts';
import { isReviewOverdue } from './article.rules.ts';
import { isOneTypoApart } from './one-typo.rules.ts';
import type { SoughtWord, TextWord } from './search-words.rules.ts';
import { wordsOf } from './search-words.rules.ts';

/** An article as far as searching reads it. `plainBody`: the body without its Markdown. */
export type SearchedArticle = Pick<Article, 'id' | 'title' | 'language' | 'state' | 'reviewDueAtMs' | 'changedAtMs'> & {
  readonly plainBody: string;
};

export interface ArticleMatch<Searched> {
  readonly article: Searched;
  /** From 0 to 1; comparable among the matches of one question. */
  readonly score: number;
  readonly titleWords: readonly TextWord[];
  readonly bodyWords: readonly TextWord[];
}

interface Found {
  /** 1 for the word itself, less for a word that only begins so or is one slip of a finger away; 0 for none. */
  readonly quality: number;
  readonly words: readonly TextWord[];
}

const BEGINS_SO = 0.7;
const ONE_TYPO = 0.5;
/** The title says what an article is about; its body also says much that it is not about. */
const BODY_WEIGHT = 0.4;
/** A word that none of the articles has says little about which one is meant. */
const UNKNOWN_WORD_WEIGHT = 0.3;
const OVERDUE_FACTOR = 0.8;
/** What part of the question, by weight, an article has to answer: less when its title speaks of it. */
const ENOUGH_WITH_TITLE = 0.4;
const ENOUGH_IN_BODY = 0.75;

/**
 * The articles that answer a question, the best first. None rather than some that merely share a word with it: an
 * answer that does not fit costs the asker's trust in the next one (SLF-2).
 */
export function matchArticles<Searched extends SearchedArticle>(
  articles: readonly Searched[],
  sought: readonly SoughtWord[],
  nowMs: number,
): readonly ArticleMatch<Searched>[] {
  const candidates = articles.map((article) => ({
    article,
    inTitle: findEach(wordsOf(article.title, article.language), sought),
    inBody: findEach(wordsOf(article.plainBody, article.language), sought),
  }));
  const weights = sought.map((_, index) => {
    const isKnown = candidates.some(({ inTitle, inBody }) => inTitle[index]!.quality + inBody[index]!.quality > 0);
    return isKnown ? 1 : UNKNOWN_WORD_WEIGHT;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);

  const matches = candidates.flatMap(({ article, inTitle, inBody }): readonly ArticleMatch<Searched>[] => {
    const covered = weights.filter((_, index) => inTitle[index]!.quality + inBody[index]!.quality > 0);
    const coverage = covered.reduce((sum, weight) => sum + weight, 0) / total;
    const isInTitle = inTitle.some(({ quality }) => quality > 0);
    if (covered.length === 0 || coverage < (isInTitle ? ENOUGH_WITH_TITLE : ENOUGH_IN_BODY)) return [];
    const qualities = weights.map(
      (weight, index) => weight * Math.max(inTitle[index]!.quality, BODY_WEIGHT * inBody[index]!.quality),
    );
    const score = qualities.reduce((sum, quality) => sum + quality, 0) / total;
    return [
      {
        article,
        score: isReviewOverdue(article, nowMs) ? score * OVERDUE_FACTOR : score,
        titleWords: inTitle.flatMap(({ words }) => words),
        bodyWords: inBody.flatMap(({ words }) => words),
      },
    ];
  });
  return matches.toSorted(
    (one, other) =>
      other.score - one.score ||
      other.article.changedAtMs - one.article.changedAtMs ||
      (one.article.id < other.article.id ? -1 : 1),
  );
}

/** For each sought word, the words of the text that stand for it, and how well. */
function findEach(words: readonly TextWord[], sought: readonly SoughtWord[]): readonly Found[] {
  return sought.map((one) => {
    const rated = words.map((word) => ({ word, quality: qualityOf(word, one) })).filter(({ quality }) => quality > 0);
    const quality = Math.max(0, ...rated.map((found) => found.quality));
    return { quality, words: rated.filter((found) => found.quality === quality).map(({ word }) => word) };
  });
}

function qualityOf({ forms }: TextWord, { typed, forms: sought, beginning }: SoughtWord): number {
  if (forms.some((form) => sought.includes(form))) return 1;
  if (beginning !== null && forms.some((form) => form.startsWith(beginning))) return BEGINS_SO;
  return isOneTypoApart(forms[0] ?? '', typed) ? ONE_TYPO : 0;
}
