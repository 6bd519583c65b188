import { useTranslation } from 'react-i18next';
import { firstNameOf } from '../look/person-name.ts';
import type { NamedColleague } from './use-colleagues-on.ts';

/** What a colleague does, as a sentence. */
export function usePresenceWords(): (colleague: NamedColleague) => string {
  const { t, i18n } = useTranslation('presence');
  return ({ name, doing, sinceMs }) => {
    const first = firstNameOf(name);
    if (doing !== 'offline') return t(doing, { name: first });
    return t('offline', { name: first, when: momentWords(sinceMs ?? 0, i18n.language) });
  };
}

/** The time of day; on another day that day as well. */
function momentWords(atMs: number, language: string): string {
  const isToday = new Date(atMs).toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', ...day }).format(atMs);
}
