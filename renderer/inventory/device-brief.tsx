import type { Device } from '#domain/inventory/device.record.ts';
import { IconAlertTriangle, IconDeviceDesktop, IconDeviceLaptop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { routes } from '../app/routes.ts';
import { useTimeWords } from '../look/relative-time.tsx';
import { bytesInWords } from './byte-words.ts';
import { isNearlyFull, isPortable, modelOf, operatingSystemOf } from './device-words.ts';
import styles from './device-brief.module.css';

interface DeviceBriefProps {
  readonly device: Device;
  readonly isChosen?: boolean;
  /** What being chosen means here, as a sentence. */
  readonly chosenLabel?: string;
}

/** A device in a few lines: name, model, operating system, last report, and what may trouble it. */
export function DeviceBrief({ device, isChosen = false, chosenLabel }: DeviceBriefProps) {
  const { t, i18n } = useTranslation(['call', 'inventory']);
  const when = useTimeWords();
  const Picture = isPortable(device) ? IconDeviceLaptop : IconDeviceDesktop;
  const fullVolumes = (device.inventory.volumes ?? []).filter(isNearlyFull);
  return (
    <div className={styles.brief} data-chosen={isChosen} title={isChosen ? chosenLabel : undefined}>
      <Picture size={18} stroke={1.5} aria-hidden="true" className={styles.picture} />
      <div className={styles.facts}>
        <Link href={routes.device(device.id)} className={styles.name}>
          {device.name}
        </Link>
        <p className={styles.fact}>{modelOf(device)}</p>
        <p className={styles.fact}>{operatingSystemOf(device)}</p>
        <p className={styles.reported}>
          {device.reportedAtMs === null
            ? t('known.neverReported')
            : t('known.reported', { when: when(device.reportedAtMs, 'long') })}
        </p>
        {fullVolumes.map((volume) => (
          <p key={volume.mount} className={styles.trouble}>
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
            <span>
              {t('inventory:summary.volumeNearlyFull', {
                mount: volume.mount,
                free: bytesInWords(volume.sizeBytes - volume.usedBytes, 'storage', i18n.language),
              })}
            </span>
          </p>
        ))}
      </div>
    </div>
  );
}
