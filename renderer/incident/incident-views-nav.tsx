import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { routes } from '../app/routes.ts';
import { useNumberWords } from '../look/use-number-words.ts';
import { incidentViewIds } from './incident-views.ts';
import { useViewCounts } from './use-view-counts.ts';
import styles from './incident-views.module.css';

/** The queue's views with their live numbers, under the queue's entry in the rail. */
export function IncidentViewsNav() {
  const { t } = useTranslation('incident');
  const [location] = useLocation();
  const counts = useViewCounts();
  const numberWords = useNumberWords();
  return (
    <ul className={styles.nav} aria-label={t('views')}>
      {incidentViewIds.map((id) => {
        const isHere = location === routes.queue(id) || location.startsWith(`${routes.queue(id)}/`);
        const wantsAttention = id === 'offered' && (counts?.offered ?? 0) > 0;
        return (
          <li key={id}>
            <Link href={routes.queue(id)} className={styles.entry} aria-current={isHere ? 'page' : undefined}>
              <span className={styles.entryName}>{t(`view.${id}`)}</span>
              <span className={styles.count} data-attention={wantsAttention}>
                {counts === undefined ? null : numberWords(counts[id])}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
