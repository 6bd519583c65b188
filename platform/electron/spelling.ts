import type { Session } from 'electron';

export interface SpellingOptions {
  readonly session: Pick<
    Session,
    | 'availableSpellCheckerLanguages'
    | 'setSpellCheckerEnabled'
    | 'setSpellCheckerLanguages'
    | 'setSpellCheckerDictionaryDownloadURL'
  >;
  readonly platform: NodeJS.Platform;
  /** As the system lists them, the most wanted first: `de-AT`, `en`. */
  readonly languages: readonly string[];
}

/** Spell checking in text fields. */
export interface Spelling {
  /**
   * @param dictionaries Where word lists come from, ending in `/`; `null`: from nowhere, and nothing is checked. Electron
   *   would otherwise fetch them from somebody else's servers.
   */
  follow(isOn: boolean, dictionaries: string | null): void;
}

export function createSpelling({ session, platform, languages }: SpellingOptions): Spelling {
  return {
    follow: (isOn, dictionaries) => {
      // A Mac checks by itself, in whatever language somebody writes, and fetches nothing.
      const isOwn = platform === 'darwin';
      const wanted = isOwn ? [] : spellingLanguages(languages, session.availableSpellCheckerLanguages);
      if (!isOwn && dictionaries !== null) session.setSpellCheckerDictionaryDownloadURL(dictionaries);
      const isChecked = isOn && (isOwn || (dictionaries !== null && wanted.length > 0));
      session.setSpellCheckerEnabled(isChecked);
      if (isChecked && !isOwn) session.setSpellCheckerLanguages([...wanted]);
    },
  };
}

/** Each costs memory and makes more nonsense pass for a word. */
const MOST_LANGUAGES = 3;

/**
 * The word lists for the languages somebody reads: their own region's where there is one, else the language's, else that of
 * its largest region.
 */
export function spellingLanguages(languages: readonly string[], available: readonly string[]): readonly string[] {
  const found = languages.flatMap((language) => {
    const [base = ''] = language.split('-');
    const exact = available.find((one) => one.toLowerCase() === language.toLowerCase());
    const usual = available.find((one) => one === base || one === usualRegion[base]);
    return exact ?? usual ?? available.find((one) => one.startsWith(`${base}-`)) ?? [];
  });
  return [...new Set(found)].slice(0, MOST_LANGUAGES);
}

const usualRegion: Readonly<Record<string, string>> = { de: 'de-DE', en: 'en-US', es: 'es-ES', pt: 'pt-BR' };
