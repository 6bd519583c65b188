import { Button } from '@mantine/core';
import { IconCloudDown } from '@tabler/icons-react';
import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import styles from './visit-note.module.css';

/** Says of an old ticket that it was fetched for now, and lets one keep it. Nothing once it is worked on again. */
export function VisitNote({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation('replica');
  const desk = useDesk();
  const visit = useDeskStatus().visits[incident.id];
  if (visit === undefined || isOpen(incident) || incident.changedAtMs > visit.atMs) return null;
  const { isKept } = visit;
  return (
    <div className={styles.note} role="note">
      <IconCloudDown size={16} stroke={1.75} aria-hidden="true" />
      <span>{t(isKept ? 'visit.kept' : 'visit.note')}</span>
      <Button size="compact-sm" variant="subtle" onClick={() => void desk.keepTicket(incident.id, !isKept)}>
        {t(isKept ? 'visit.letGo' : 'visit.keep')}
      </Button>
    </div>
  );
}
