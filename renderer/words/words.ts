import type { i18n, Resource } from 'i18next';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from './en.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    returnNull: false;
    resources: typeof en;
  }
}

/** The language somebody chose, else the first of the browser's that we speak, else English. */
export function languageFor(chosen: Language | null, wanted: readonly string[]): Language {
  if (chosen !== null) return chosen;
  const spoken = wanted.map((tag) => tag.slice(0, 2)).find((tag) => languages.some((language) => language === tag));
  return spoken === 'de' ? 'de' : 'en';
}

/** Fetches a language's words. Each is a file of its own, so that nobody loads what they do not read. */
async function loadWords(language: Language): Promise<Resource[string]> {
  return language === 'de' ? (await import('./de.ts')).de : (await import('./en.ts')).en;
}

export async function createWords(language: Language): Promise<i18n> {
  const words = createInstance();
  await words.use(initReactI18next).init({
    lng: language,
    resources: { [language]: await loadWords(language) },
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return words;
}

/** Speaks another language from now on. */
export async function speak(words: i18n, language: Language): Promise<void> {
  for (const [area, sentences] of Object.entries(await loadWords(language))) {
    words.addResourceBundle(language, area, sentences);
  }
  await words.changeLanguage(language);
}
