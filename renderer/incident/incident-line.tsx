import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { routes } from '../app/routes.ts';
import { RelativeTime } from '../look/relative-time.tsx';
import { EffectMark } from '../look/severity-mark.tsx';
import styles from './incident-line.module.css';

interface IncidentLineProps {
  readonly incident: Incident;
  /** Why it stands in this list, such as "Device". */
  readonly tags?: readonly string[];
}

/** A ticket in somebody else's list: effect, words, number, state and age; opens the ticket. */
export function IncidentLine({ incident, tags }: IncidentLineProps) {
  const { t } = useTranslation('incident');
  return (
    <Link href={routes.incident(incident.id)} className={styles.line} data-open={isOpen(incident)}>
      <EffectMark impact={incident.impact} withWords={false} />
      <span className={styles.summary}>{incident.summary}</span>
      <span className={styles.age}>
        <RelativeTime atMs={incident.changedAtMs} />
      </span>
      <span className={styles.below}>
        <span className={styles.state}>{t(`state.${incident.state}`)}</span>
        {incident.number !== null && <span>{incident.number}</span>}
        {tags?.map((tag) => (
          <span key={tag} className={styles.tag}>
            {tag}
          </span>
        ))}
      </span>
    </Link>
  );
}
