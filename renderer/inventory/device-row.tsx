import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconDeviceDesktop, IconDeviceLaptop } from '@tabler/icons-react';
import type { Device } from '#domain/inventory/device.record.ts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { RelativeTime } from '../look/relative-time.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import { isNearlyFull, isPortable, modelOf, operatingSystemOf, QUIET_AFTER_MS } from './device-words.ts';
import styles from './device-row.module.css';

interface DeviceRowProps {
  readonly device: Device;
  /** `null`: nobody sits at it. */
  readonly personName: string | null;
}

/** One computer in the list: what it is, whose it is, where, and whether it still speaks. */
export const DeviceRow = memo(function DeviceRow({ device, personName }: DeviceRowProps) {
  const { t } = useTranslation('inventory');
  const { sites } = useDirectory();
  const Picture = isPortable(device) ? IconDeviceLaptop : IconDeviceDesktop;
  const site = device.site === null ? undefined : sites.get(device.site);
  const fullVolume = device.inventory.volumes?.find(isNearlyFull);
  const trouble = fullVolume === undefined ? null : t('summary.volumeShortOnRoom', { mount: fullVolume.mount });
  return (
    <div className={styles.row}>
      <Picture size={18} stroke={1.5} aria-hidden="true" className={styles.picture} />
      <span className={styles.name}>
        <span className={styles.nameText}>{device.name}</span>
        {trouble !== null && (
          <span className={styles.trouble} title={trouble}>
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
            <VisuallyHidden>{trouble}</VisuallyHidden>
          </span>
        )}
      </span>
      <span className={styles.person}>
        {personName !== null && device.person !== null && (
          <>
            <PersonAvatar name={personName} id={device.person} size={18} isDecoration />
            <span className={styles.personName}>{personName}</span>
          </>
        )}
      </span>
      <span className={styles.site}>{site?.name}</span>
      <span className={styles.model}>{modelOf(device)}</span>
      <span className={styles.system}>{operatingSystemOf(device)}</span>
      <Reported atMs={device.reportedAtMs} />
    </div>
  );
});

function Reported({ atMs }: { readonly atMs: number | null }) {
  const { t } = useTranslation('inventory');
  const nowMs = useNowMs();
  if (atMs === null) return <span className={styles.reported}>{t('devices.never')}</span>;
  return (
    <span className={styles.reported} data-quiet={nowMs - atMs > QUIET_AFTER_MS}>
      <RelativeTime atMs={atMs} />
    </span>
  );
}
