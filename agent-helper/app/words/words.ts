import type { HelperLanguage } from '#contracts/helper-core.ts';
import { de } from './de.ts';
import type { Words } from './en.ts';
import { en } from './en.ts';

export function wordsIn(language: HelperLanguage): Words {
  return language === 'de' ? de : en;
}

/** @param locale Of the system, such as `de-AT`. */
export function languageOf(locale: string): HelperLanguage {
  return locale.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** A sentence with its values in place. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
