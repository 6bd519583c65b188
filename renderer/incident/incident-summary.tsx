import type { Incident } from '#domain/incident/incident.record.ts';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { EffectMark, PriorityMark } from '../look/severity-mark.tsx';
import { ClampedTitle } from '../look/clamped-title.tsx';
import { PresenceWords } from '../presence/presence-words.tsx';
import { IncidentStateMark } from './incident-state-mark.tsx';
import { IncidentWaitMark } from './incident-wait.tsx';
import { waitOf } from './incident-wait.rules.ts';
import styles from './incident-summary.module.css';

interface IncidentSummaryProps {
  readonly incident: Incident;
  readonly requesterName: string;
}

/** One look tells: what it is, how bad, whose it is, what it waits for. */
export function IncidentSummary({ incident, requesterName }: IncidentSummaryProps) {
  const { t } = useTranslation('incident');
  const { colleagues } = useDirectory();
  const owner = colleagues.get(incident.owner);
  const offered = incident.offer === null ? undefined : colleagues.get(incident.offer.to);
  return (
    <header className={styles.summary}>
      <ClampedTitle text={incident.summary} />
      <div className={styles.facts}>
        <IncidentStateMark state={incident.state} />
        <span className={styles.fact}>
          <PriorityMark priority={incident.priority} />
          <EffectMark impact={incident.impact} />
        </span>
        <span className={styles.fact}>
          <PersonAvatar name={owner?.name ?? ''} id={owner?.agent.person ?? incident.owner} size={18} isDecoration />
          {t('ownedBy', { name: owner?.name ?? '' })}
          {offered !== undefined && <span className={styles.offer}>{t('offeredTo', { name: offered.name })}</span>}
        </span>
        {waitOf(incident).kind !== 'work' && (
          <span className={styles.fact}>
            <IncidentWaitMark incident={incident} requesterName={requesterName} />
          </span>
        )}
      </div>
      <PresenceWords incident={incident.id} />
    </header>
  );
}
