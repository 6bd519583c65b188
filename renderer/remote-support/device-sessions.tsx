import type { Device } from '#domain/inventory/device.record.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { usePeople } from '../app/use-people.ts';
import { ExportSessions } from './export-sessions.tsx';
import { FoundSessions } from './past-sessions.tsx';
import { watchPastSessions } from './support-repository.ts';
import styles from './past-sessions.module.css';

/** Whoever has been at one computer, with all that is written down of it as a file (W13). */
export function DeviceSessions({ device }: { readonly device: Device }) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const filter = useMemo(() => ({ device: device.id }), [device.id]);
  const sessions = useLive(useMemo(() => watchPastSessions(desk, filter), [desk, filter]));
  const people = usePeople(sessions?.flatMap(({ person }) => person ?? []) ?? []);
  const devices = useMemo(() => new Map([[device.id, device]]), [device]);
  if (sessions === undefined) return null;
  return (
    <section className={styles.section} aria-label={t('audit.onDevice')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('audit.onDevice')}</h2>
        {sessions.length > 0 && <ExportSessions filter={filter} name={`deskbell-sessions-${device.name}`} />}
      </div>
      {sessions.length === 0 && <p className={styles.faint}>{t('audit.noneOnDevice')}</p>}
      <FoundSessions sessions={sessions} people={people} devices={devices} />
    </section>
  );
}
