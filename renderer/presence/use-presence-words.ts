import { useTranslation } from 'react-i18next';
import { momentWords } from '../look/moment-words.ts';
import { firstNameOf } from '../look/person-name.ts';
import { useNowMs } from '../look/ticking-clock.tsx';
import type { NamedColleague } from './use-colleagues-on.ts';

/** What a colleague does, as a sentence. */
export function usePresenceWords(): (colleague: NamedColleague) => string {
  const { t, i18n } = useTranslation('presence');
  const nowMs = useNowMs();
  return ({ name, doing, sinceMs }) => {
    const first = firstNameOf(name);
    if (doing !== 'offline') return t(doing, { name: first });
    return t('offline', { name: first, when: momentWords(sinceMs ?? 0, nowMs, i18n.language) });
  };
}
