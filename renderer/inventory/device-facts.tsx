import { IconDeviceDesktopQuestion } from '@tabler/icons-react';
import type { Device } from '#domain/inventory/device.record.ts';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../look/empty-state.tsx';
import { DisksFacts, VolumesFacts } from './storage-facts.tsx';
import { MemoryFacts, OperatingSystemFacts, ProcessorFacts, SystemFacts } from './machine-facts.tsx';
import { GraphicsFacts, NetworkFacts } from './connection-facts.tsx';
import styles from './device-facts.module.css';

/** What is in a computer, for reading: one block per section that was reported, in the order people ask about them. */
export function DeviceFacts({ device: { inventory } }: { readonly device: Device }) {
  const { t } = useTranslation('inventory');
  const isUnknown = Object.values(inventory).every((section) => section === null);
  if (isUnknown) {
    return (
      <EmptyState icon={IconDeviceDesktopQuestion} title={t('device.noFacts.title')} hint={t('device.noFacts.hint')} />
    );
  }
  const { system, operatingSystem, processor, memory, volumes, disks, network, graphics } = inventory;
  return (
    <section className={styles.facts}>
      <h2 className={styles.heading}>{t('device.facts')}</h2>
      <div className={styles.blocks}>
        {operatingSystem !== null && <OperatingSystemFacts operatingSystem={operatingSystem} />}
        {processor !== null && <ProcessorFacts processor={processor} />}
        {memory !== null && <MemoryFacts memory={memory} />}
        {volumes !== null && volumes.length > 0 && <VolumesFacts volumes={volumes} />}
        {disks !== null && disks.length > 0 && <DisksFacts disks={disks} />}
        {network !== null && network.length > 0 && <NetworkFacts network={network} />}
        {graphics !== null && <GraphicsFacts graphics={graphics} />}
        {system !== null && <SystemFacts system={system} />}
      </div>
    </section>
  );
}
