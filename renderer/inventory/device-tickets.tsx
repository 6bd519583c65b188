import type { Device } from '#domain/inventory/device.record.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { watchIncidentsAbout } from '../incident/incident-form-repository.ts';
import { IncidentHistory } from '../incident/incident-history.tsx';
import styles from './device-facts.module.css';

/** What people called about on this device, open ones first. */
export function DeviceTickets({ device }: { readonly device: Device }) {
  const { t } = useTranslation('inventory');
  const desk = useDesk();
  const incidents = useLive(useMemo(() => watchIncidentsAbout(desk, device.id), [desk, device.id]));
  if (incidents === undefined) return null;
  if (incidents.length > 0) return <IncidentHistory title={t('device.tickets')} incidents={incidents} />;
  return (
    <section>
      <h2 className={styles.heading}>{t('device.tickets')}</h2>
      <p className={styles.quiet}>{t('device.noTickets')}</p>
    </section>
  );
}
