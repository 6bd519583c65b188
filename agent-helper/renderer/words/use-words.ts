import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../portal/words/words.ts';
import type { SayInHelper } from './words.ts';

export interface SpokenWords {
  readonly say: SayInHelper;
  readonly language: Language;
}

/** The words in the reader's language; the view is drawn again when it changes. */
export function useWords(): SpokenWords {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'de' ? 'de' : 'en';
  return useMemo(() => ({ say: (key, values) => t(key, { ...values }), language }), [t, language]);
}
