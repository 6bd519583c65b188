import type { Incident } from '#domain/incident/incident.record.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { IconAlarm, IconClock, IconClockExclamation, IconClockPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTimeWords } from '../look/relative-time.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import styles from './deadline-mark.module.css';
import { deadlineOf } from './deadline.rules.ts';
import { useIncidentClock } from './use-incident-clock.ts';

const icons = { paused: IconClockPause, due: IconClock, soon: IconAlarm, missed: IconClockExclamation } as const;

interface DeadlineMarkProps {
  readonly incident: Incident;
  readonly lines: readonly JournalLine[];
}

/** By when a ticket has to be resolved, and how that stands: a sign, words, and a colour. Nothing for what has ended. */
export function DeadlineMark({ incident, lines }: DeadlineMarkProps) {
  const { t } = useTranslation('deadline');
  const words = useTimeWords();
  const deadline = deadlineOf(incident, useIncidentClock(incident, lines), useNowMs());
  if (deadline.kind === 'none') return null;
  const Icon = icons[deadline.kind];
  return (
    <span className={styles.deadline} data-kind={deadline.kind}>
      <Icon size={14} stroke={1.75} aria-hidden="true" className={styles.icon} />
      {deadline.kind === 'paused' ? (
        <span className={styles.words}>{t('paused')}</span>
      ) : (
        <time dateTime={new Date(deadline.atMs).toISOString()} className={styles.moment}>
          <span className={styles.words}>{t(deadline.kind, { when: words(deadline.atMs, 'long') })}</span>
          <span className={styles.short} aria-hidden="true">
            {words(deadline.atMs, 'short')}
          </span>
        </time>
      )}
    </span>
  );
}
