import type { Article } from './article.record.ts';
import { isReviewOverdue } from './article.rules.ts';
import { isOneTypoApart } from './one-typo.rules.ts';
import type { SoughtWord, TextWord } from './search-words.rules.ts';
import { wordsOf } from './search-words.rules.ts';

/** An article as far as searching reads it. `plainBody`: the body without its Markdown. */
export type SearchedArticle = Pick<
  Article,
  'id' | 'number' | 'title' | 'language' | 'state' | 'reviewDueAtMs' | 'changedAtMs'
> & {
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
/** Below this, one of several words stands somewhere in passing. */
const LEAST_SCORE = 0.33;
/** Beside an answer that fits, one that is far worse is in the way. */
const WORTH_BESIDE_THE_BEST = 0.4;

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
    inNumber: findEach(wordsOf(article.number ?? '', article.language), sought),
    inBody: findEach(wordsOf(article.plainBody, article.language), sought),
  }));
  const weights = sought.map((_, index) => {
    return candidates.some((candidate) => qualityIn(candidate, index) > 0) ? 1 : UNKNOWN_WORD_WEIGHT;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);

  const matches = candidates.flatMap((candidate): readonly ArticleMatch<Searched>[] => {
    const { article, inTitle, inNumber, inBody } = candidate;
    const weightWhere = (isSo: (index: number) => boolean) =>
      weights.reduce((sum, weight, index) => (isSo(index) ? sum + weight : sum), 0);
    const coverage = weightWhere((index) => qualityIn(candidate, index) > 0) / total;
    const isNamed = [...inTitle, ...inNumber].some(({ quality }) => quality > 0);
    if (coverage < (isNamed ? ENOUGH_WITH_TITLE : ENOUGH_IN_BODY)) return [];
    const score = weights.reduce((sum, weight, index) => sum + weight * qualityIn(candidate, index), 0) / total;
    if (score < LEAST_SCORE) return [];
    return [
      {
        article,
        score: isReviewOverdue(article, nowMs) ? score * OVERDUE_FACTOR : score,
        titleWords: inTitle.flatMap(({ words }) => words),
        bodyWords: inBody.flatMap(({ words }) => words),
      },
    ];
  });
  const best = Math.max(...matches.map(({ score }) => score));
  const worthShowing = matches.filter(({ score }) => score >= best * WORTH_BESIDE_THE_BEST);
  return worthShowing.toSorted(
    (one, other) =>
      other.score - one.score ||
      other.article.changedAtMs - one.article.changedAtMs ||
      (one.article.id < other.article.id ? -1 : 1),
  );
}

interface Candidate {
  readonly inTitle: readonly Found[];
  readonly inNumber: readonly Found[];
  readonly inBody: readonly Found[];
}

/** How well an article has the sought word at `index`, wherever it has it best. */
function qualityIn({ inTitle, inNumber, inBody }: Candidate, index: number): number {
  const [title, number, body] = [inTitle, inNumber, inBody].map((found) => found[index]?.quality ?? 0);
  return Math.max(title ?? 0, number ?? 0, BODY_WEIGHT * (body ?? 0));
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
