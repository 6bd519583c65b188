import { useTranslation } from 'react-i18next';
import { DraftElsewhere } from '../app/draft-elsewhere.tsx';
import { callOfText } from './incident-form-draft.ts';
import type { CallForm } from './incident-form-state.ts';

/** Another call that was begun on another device of the same agent: one of the two can stand in the form. */
export function CallElsewhere({ form }: { readonly form: CallForm }) {
  const { t } = useTranslation();
  function wordsOf(text: string): string {
    const { caller, draft } = callOfText(text);
    const words = [caller, draft.summary, draft.description].filter((part) => part.trim() !== '');
    return words.length === 0 ? t('draft.otherCall') : words.join('\n');
  }
  return (
    <DraftElsewhere
      draft={form.inStore}
      form="whole"
      wordsOf={wordsOf}
      onTake={(text) => form.begin({ ...callOfText(text), files: form.attached.files })}
    />
  );
}
