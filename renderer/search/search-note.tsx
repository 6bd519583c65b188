import type { SearchState } from '#contracts/search.ts';
import { useTranslation } from 'react-i18next';
import { useNumberWords } from '../look/use-number-words.ts';
import styles from './search-note.module.css';

/** Says what cannot be found yet, or ever, on this device; nothing while everything can. */
export function SearchNote({ state }: { readonly state: SearchState | undefined }) {
  const { t } = useTranslation('search');
  const numberWords = useNumberWords();
  const isBehind = state?.index === 'building' && state.indexed < state.total;
  if (state === undefined || (!isBehind && state.index !== 'absent')) return null;
  return (
    <output className={styles.note}>
      {isBehind
        ? t('note.building', { indexed: numberWords(state.indexed), total: numberWords(state.total) })
        : t('note.absent')}
      {isBehind && state.rebuilt !== null && ` ${t(`note.rebuilt.${state.rebuilt}`)}`}
    </output>
  );
}
