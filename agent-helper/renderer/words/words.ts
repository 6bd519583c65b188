import type { i18n } from 'i18next';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de as portalDe } from '../../../portal/words/de.ts';
import { en as portalEn } from '../../../portal/words/en.ts';
import type { Language } from '../../../portal/words/words.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** A language is complete, or it does not compile. */
export type HelperWords = { readonly [Key in keyof typeof en]: string };
type WithoutPlural<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;
/** What can be said: the helper's own words and the portal's. One that counts is named without its ending. */
export type HelperWordKey = WithoutPlural<keyof typeof en | keyof typeof portalEn>;

export type SayInHelper = (key: HelperWordKey, values?: Readonly<Record<string, string | number>>) => string;

/** Both languages are in the page from the start. Where portal and helper have the same key, the helper's counts. */
export async function createWords(language: Language): Promise<i18n> {
  const words = createInstance();
  await words.use(initReactI18next).init({
    lng: language,
    resources: { en: { translation: { ...portalEn, ...en } }, de: { translation: { ...portalDe, ...de } } },
    keySeparator: false,
    nsSeparator: false,
    // React escapes.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return words;
}

/** Whether there are words under a key that was put together. */
export function isWordKey(key: string): key is HelperWordKey {
  return Object.hasOwn(en, key) || Object.hasOwn(portalEn, key);
}
