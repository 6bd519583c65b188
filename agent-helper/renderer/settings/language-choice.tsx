import { useLive } from '#platform/browser/use-live.ts';
import { SegmentedControl } from '@mantine/core';
import { languageNames } from '../../../portal/words/language-switch.tsx';
import { languages } from '../../../portal/words/words.ts';
import { useHelper } from '../app/helper.ts';
import { useWords } from '../words/use-words.ts';

/** The language, changed at once and kept. */
export function LanguageChoice() {
  const { say, language } = useWords();
  const { ask, settings$ } = useHelper();
  const settings = useLive(settings$);
  if (settings === undefined) return null;
  return (
    <SegmentedControl
      aria-label={say('settings.language')}
      value={language}
      disabled={settings.isFrozen}
      data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
      onChange={(chosen) => {
        const wanted = languages.find((each) => each === chosen) ?? null;
        void ask('settings.change', { language: wanted }).catch(() => null);
      }}
    />
  );
}
