import { Button } from '@mantine/core';
import { useWords } from './use-words.ts';
import type { Language } from './words.ts';
import { languages } from './words.ts';

/** Each language by its own name, so that whoever is lost in the wrong one finds home. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** Offers the languages that are not spoken right now. For pages without a menu. */
export function LanguageSwitch() {
  const { language, speak } = useWords();
  return languages
    .filter((each) => each !== language)
    .map((each) => (
      <Button key={each} variant="subtle" size="md" lang={each} onClick={() => speak(each)}>
        {languageNames[each]}
      </Button>
    ));
}
