import { useTranslation } from 'react-i18next';
import { useSaveBytes } from '../attachment/use-outside.ts';
import { toast } from '../look/toast.tsx';
import { useRefusalSentence } from '../words/use-refusal-sentence.ts';
import { actsAsText } from './acts-text.ts';
import { refusalIn } from './outbox-refusal.ts';
import type { OutboxRow } from './sync-repository.ts';
import { typedTextOf } from './typed-text.ts';
import type { OutboxWords } from './use-outbox-words.ts';

/** Acts as a text to copy, and the way to save it as a file. */
export function useActsText(wordsOf: (row: OutboxRow) => OutboxWords) {
  const { t, i18n } = useTranslation('sync');
  const sentenceOf = useRefusalSentence();
  const saveBytes = useSaveBytes();
  const moment = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' });

  function textOf(rows: readonly OutboxRow[]): string {
    const acts = rows.map((row) => {
      const { sentence, subject } = wordsOf(row);
      const { entry } = row.outbox;
      const refusal = refusalIn(row.outbox);
      const why = refusal === null ? '' : sentenceOf(refusal);
      return {
        sentence,
        summary: subject.summary,
        when: moment.format(entry.issuedAtMs),
        why,
        typed: typedTextOf(entry),
      };
    });
    return actsAsText(acts);
  }
  async function save(rows: readonly OutboxRow[]): Promise<void> {
    const bytes = new TextEncoder().encode(textOf(rows));
    const refused = await saveBytes(`${t('asText.name')}.txt`, bytes);
    if (refused !== null) toast({ message: sentenceOf(refused) });
  }
  return { textOf, save: (rows: readonly OutboxRow[]) => void save(rows) };
}
