import { IconDatabase, IconFolders } from '@tabler/icons-react';
import type { Inventory } from '#domain/inventory/inventory.sections.ts';
import { useTranslation } from 'react-i18next';
import { bytesInWords } from './byte-words.ts';
import { isNearlyFull } from './device-words.ts';
import { FactBlock, FactLine } from './fact-block.tsx';
import { joinMaker } from './inventory-parts.ts';
import styles from './device-facts.module.css';

type Volume = NonNullable<Inventory['volumes']>[number];
type Disk = NonNullable<Inventory['disks']>[number];

/** Disks as they can be held in a hand. */
export function DisksFacts({ disks }: { readonly disks: readonly Disk[] }) {
  const { t, i18n } = useTranslation('inventory');
  return (
    <FactBlock icon={IconDatabase} title={t('section.disks')}>
      <ul className={styles.lines}>
        {disks.map((disk, place) => (
          <FactLine
            key={`${disk.serialNumber} ${String(place)}`}
            name={joinMaker(disk.vendor, disk.name) || disk.device}
            facts={[bytesInWords(disk.sizeBytes, 'storage', i18n.language), disk.type, disk.serialNumber]}
          />
        ))}
      </ul>
    </FactBlock>
  );
}

/** Volumes with how full they are, as a bar and in words. */
export function VolumesFacts({ volumes }: { readonly volumes: readonly Volume[] }) {
  const { t } = useTranslation('inventory');
  return (
    <FactBlock icon={IconFolders} title={t('section.volumes')}>
      <ul className={styles.volumes}>
        {volumes.map((volume, place) => (
          <VolumeBar key={`${volume.mount} ${String(place)}`} volume={volume} />
        ))}
      </ul>
    </FactBlock>
  );
}

function VolumeBar({ volume }: { readonly volume: Volume }) {
  const { t, i18n } = useTranslation('inventory');
  const { mount, fileSystem, sizeBytes, usedBytes } = volume;
  const inWords = (bytes: number) => bytesInWords(bytes, 'storage', i18n.language);
  const free = inWords(Math.max(0, sizeBytes - usedBytes));
  const isFull = isNearlyFull(volume);
  const shareUsed = sizeBytes === 0 ? 0 : Math.min(1, usedBytes / sizeBytes);
  return (
    <li>
      <p className={styles.volumeHead}>
        <span className={styles.lineName}>{mount}</span>
        <span className={styles.lineFacts}>{fileSystem}</span>
        <span className={styles.room} data-full={isFull}>
          {t(isFull ? 'summary.nearlyFull' : 'summary.free', { free })}
        </span>
      </p>
      <div className={styles.bar} data-full={isFull} aria-hidden="true">
        <span style={{ width: `${shareUsed * 100}%` }} />
      </div>
      <p className={styles.quiet}>{t('summary.used', { used: inWords(usedBytes), size: inWords(sizeBytes) })}</p>
    </li>
  );
}
