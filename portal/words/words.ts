import type { i18n } from 'i18next';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de } from './de.ts';
import { en } from './en.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** A language is complete, or it does not compile. */
export type Words = { readonly [Key in keyof typeof en]: string };
type WithoutPlural<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;
/** What can be said. A key that counts is named without its `_one` or `_other` and takes a `count`. */
export type WordKey = WithoutPlural<keyof Words>;

export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** The first of the browser's languages that we speak, else English. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const spoken = languages.find((language) => language === tag.slice(0, 2).toLowerCase());
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}

/** Both languages are in the page from the start: they are small, and switching works without a connection. */
export async function createWords(language: Language): Promise<i18n> {
  const words = createInstance();
  await words.use(initReactI18next).init({
    lng: language,
    resources: { en: { translation: en }, de: { translation: de } },
    keySeparator: false,
    nsSeparator: false,
    // React escapes.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return words;
}
