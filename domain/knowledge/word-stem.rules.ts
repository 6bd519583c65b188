import type { ArticleLanguage } from './article.record.ts';

/**
 * The part of a folded word that its forms share, by light rules: they take off the ends that plurals, cases and tenses
 * put on, and leave a word alone rather than maul it. Two words with one stem are taken for the same word.
 *
 * German after J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian languages"
 * (SAC 2006); English likewise only plurals and the ends of verbs.
 */
export function stemOf(word: string, language: ArticleLanguage): string {
  if (!/^[a-z]+$/.test(word)) return word;
  return language === 'de' ? germanStem(word) : englishStem(word);
}

function germanStem(word: string): string {
  return withoutGermanComparison(withoutGermanInflection(word));
}

function withoutGermanInflection(word: string): string {
  if (word.length > 6 && word.endsWith('ern')) return word.slice(0, -3);
  if (word.length > 4 && /(?:em|en|er|es)$/.test(word)) return word.slice(0, -2);
  if (word.length > 4 && word.endsWith('e')) return word.slice(0, -1);
  // An s is an end only after letters that may stand before one: "Drucks", not "Bus".
  return word.length > 4 && /[bdfghklmnrt]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutGermanComparison(word: string): string {
  if (word.length > 5 && /(?:en|er)$/.test(word)) return word.slice(0, -2);
  return word.length > 5 && /[bdfghklmnt]st$/.test(word) ? word.slice(0, -2) : word;
}

function englishStem(word: string): string {
  const singular = withoutEnglishPlural(word);
  if (singular.length > 5 && singular.endsWith('ing')) return withoutDoubling(singular.slice(0, -3));
  if (singular.length > 4 && singular.endsWith('ed')) return withoutDoubling(singular.slice(0, -2));
  return singular.length > 4 && singular.endsWith('e') ? singular.slice(0, -1) : singular;
}

function withoutEnglishPlural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

/** "stopped" and "stopping" are of "stop". */
function withoutDoubling(stem: string): string {
  return /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}
