import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IncidentLine } from './incident-line.tsx';
import styles from './incident-history.module.css';

interface IncidentHistoryProps {
  readonly title: string;
  /** Latest change first. */
  readonly incidents: readonly Incident[];
}

const SHOWN_FIRST = 20;

/** The tickets of one person or device: how many are open, those first, then the latest. */
export function IncidentHistory({ title, incidents }: IncidentHistoryProps) {
  const { t } = useTranslation('call');
  const [isWhole, setIsWhole] = useState(false);
  const ordered = [...incidents.filter(isOpen), ...incidents.filter((incident) => !isOpen(incident))];
  const openCount = incidents.filter(isOpen).length;
  const shown = isWhole ? ordered : ordered.slice(0, SHOWN_FIRST);
  return (
    <section className={styles.history}>
      <h2 className={styles.title}>
        {title}
        <span className={styles.open}>
          {openCount === 0 ? t('chronic.noneOpen') : t('chronic.open', { count: openCount })}
        </span>
      </h2>
      <ul className={styles.list}>
        {shown.map((incident) => (
          <li key={incident.id}>
            <IncidentLine incident={incident} />
          </li>
        ))}
      </ul>
      {shown.length < ordered.length && (
        <UnstyledButton className={styles.more} onClick={() => setIsWhole(true)}>
          {t('chronic.more', { count: ordered.length - shown.length })}
        </UnstyledButton>
      )}
    </section>
  );
}
