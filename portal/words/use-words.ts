import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Say } from './words.ts';

export interface SpokenWords {
  readonly say: Say;
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

/** The words in the reader's language; the view is drawn again when it changes. */
export function useWords(): SpokenWords {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'de' ? 'de' : 'en';
  return useMemo(
    () => ({
      say: (key, values) => t(key, { ...values }),
      language,
      speak: (wanted) => void i18n.changeLanguage(wanted),
    }),
    [t, i18n, language],
  );
}
