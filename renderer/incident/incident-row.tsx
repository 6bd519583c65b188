import type { Incident } from '#domain/incident/incident.record.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDirectory } from '../app/desk-context.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { RelativeTime } from '../look/relative-time.tsx';
import { EffectMark, PriorityMark } from '../look/severity-mark.tsx';
import { UnsyncedMark } from '../look/unsynced-mark.tsx';
import { PresenceMarks } from '../presence/presence-marks.tsx';
import { DeadlineMark } from '../service-level/deadline-mark.tsx';
import { IncidentWaitMark } from './incident-wait.tsx';
import styles from './incident-row.module.css';

interface IncidentRowProps {
  readonly incident: Incident;
  readonly requesterName: string;
  readonly href: string;
  readonly isUnsynced: boolean;
  /** What its clock follows from; `undefined` until it was read. */
  readonly clockLines: readonly JournalLine[] | undefined;
  /** The one the keyboard is on; the only row that is a stop for the Tab key. */
  readonly isAtCursor: boolean;
  readonly isOpen: boolean;
}

/** One incident in the queue: how bad, what, by when, what it waits for, whose it is, when it last changed. */
export const IncidentRow = memo(function IncidentRow(props: IncidentRowProps) {
  const { incident, requesterName, href, isUnsynced, clockLines, isAtCursor, isOpen } = props;
  const { t } = useTranslation('incident');
  const owner = useDirectory().colleagues.get(incident.owner);
  const ownerName = owner?.name ?? '';
  return (
    <Link
      href={href}
      className={styles.row}
      data-incident={incident.id}
      data-ended={incident.state === 'resolved' || incident.state === 'closed'}
      data-cursor={isAtCursor}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={isAtCursor ? 0 : -1}
      draggable={false}
    >
      <span className={styles.priority}>
        <PriorityMark priority={incident.priority} />
      </span>
      <span className={styles.number} data-figures>
        {incident.number ?? t('numberFollows')}
      </span>
      <span className={styles.summary}>{incident.summary}</span>
      <span className={styles.unsynced}>
        <PresenceMarks incident={incident.id} />
        {isUnsynced && <UnsyncedMark />}
      </span>
      <span className={styles.effect}>
        <EffectMark impact={incident.impact} />
      </span>
      <span className={styles.deadline}>
        {clockLines !== undefined && <DeadlineMark incident={incident} lines={clockLines} />}
      </span>
      <span className={styles.wait}>
        <IncidentWaitMark incident={incident} requesterName={requesterName} />
      </span>
      <span className={styles.owner}>
        <PersonAvatar name={ownerName} id={owner?.agent.person ?? incident.owner} size={18} />
        <span className={styles.ownerName} aria-hidden="true">
          {ownerName}
        </span>
      </span>
      <RelativeTime atMs={incident.changedAtMs} className={styles.changed} />
    </Link>
  );
});
