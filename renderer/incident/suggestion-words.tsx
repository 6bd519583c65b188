import { impacts, pendingReasons } from '#domain/incident/incident.record.ts';
import { useTranslation } from 'react-i18next';
import type { FilterSuggestion } from './incident-filter-suggestions.ts';
import styles from './incident-filter-bar.module.css';

/** A suggestion as it is typed, and what it means in words. */
export function SuggestionWords({ suggestion }: { readonly suggestion: FilterSuggestion }) {
  const meaning = useMeaning(suggestion);
  return (
    <span className={styles.suggestion}>
      <span>{suggestion.token}</span>
      {meaning !== '' && <span className={styles.meaning}>{meaning}</span>}
    </span>
  );
}

function useMeaning({ key, value, name }: FilterSuggestion): string {
  const { t } = useTranslation('incident');
  if (value === null) return t(`filter.key.${key}`);
  if (name !== null) return name;
  if (value === 'me') return t('filter.me');
  const impact = impacts.find((known) => key === 'effect' && known.endsWith(value));
  if (impact !== undefined) return t(`effect.${impact}`);
  const reason = pendingReasons.find((known) => key === 'waits' && known.endsWith(value));
  if (reason !== undefined) return t(`reason.${reason}`);
  // These values are written down beside their words; a test holds that each has one.
  if (key === 'is') return t(`filter.is.${value as 'open'}`);
  if (key === 'urgency') return t(`urgency.${value as 'high'}`);
  if (key === 'channel') return t(`channel.${value as 'phone'}`);
  return '';
}
