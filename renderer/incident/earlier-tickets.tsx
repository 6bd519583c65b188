import type { Incident } from '#domain/incident/incident.record.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDesk } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '../app/use-live.ts';
import { RelativeTime } from '../look/relative-time.tsx';
import { Section } from '../look/section.tsx';
import { watchIncidentsOf } from './incident-repository.ts';
import styles from './incident-aside.module.css';

/** One more than are shown, because the present ticket is among them. */
const READ = 9;

/** Other tickets of the same person, so that nobody solves the same thing twice. */
export function EarlierTickets({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation('incident');
  const desk = useDesk();
  const { requester } = incident;
  const found = useLive(useMemo(() => watchIncidentsOf(desk, requester, READ), [desk, requester]));
  const others = (found ?? []).filter(({ id }) => id !== incident.id).slice(0, READ - 1);
  return (
    <Section name="ticket-earlier" title={t('aside.earlier')}>
      {others.length === 0 && <p className={styles.missing}>{t('aside.noEarlier')}</p>}
      <ul className={styles.earlier}>
        {others.map((other) => (
          <li key={other.id}>
            <Link href={routes.incident(other.id)} className={styles.ticket}>
              <span className={styles.ticketSummary} title={other.summary}>
                {other.summary}
              </span>
              <RelativeTime atMs={other.changedAtMs} className={styles.ticketTime} />
              <span className={styles.ticketFacts}>
                {t(`state.${other.state}`)} · {other.number ?? t('numberFollows')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
