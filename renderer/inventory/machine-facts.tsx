import { IconBrandSpeedtest, IconCpu, IconDeviceLaptop, IconStack2 } from '@tabler/icons-react';
import type { Inventory } from '#domain/inventory/inventory.sections.ts';
import { useTranslation } from 'react-i18next';
import { bytesInWords } from './byte-words.ts';
import { FactBlock, FactLine } from './fact-block.tsx';
import { joinMaker } from './inventory-parts.ts';
import styles from './device-facts.module.css';

type Reported<Section extends keyof Inventory> = NonNullable<Inventory[Section]>;

export function OperatingSystemFacts({ operatingSystem }: { readonly operatingSystem: Reported<'operatingSystem'> }) {
  const { t } = useTranslation('inventory');
  const { name, release, kernel, architecture } = operatingSystem;
  return (
    <FactBlock icon={IconBrandSpeedtest} title={t('section.operatingSystem')} headline={`${name} ${release}`.trim()}>
      <ul className={styles.lines}>
        {kernel !== '' && kernel !== release && <FactLine name={t('fact.kernel')} facts={[kernel]} />}
        {architecture !== '' && <FactLine name={t('fact.architecture')} facts={[architecture]} />}
      </ul>
    </FactBlock>
  );
}

export function ProcessorFacts({ processor }: { readonly processor: Reported<'processor'> }) {
  const { t, i18n } = useTranslation('inventory');
  const { manufacturer, model, physicalCores, cores, speedGhz } = processor;
  const counts = { cores: physicalCores, threads: cores };
  const speed = t('value.ghz', { value: new Intl.NumberFormat(i18n.language).format(speedGhz) });
  return (
    <FactBlock icon={IconCpu} title={t('section.processor')} headline={joinMaker(manufacturer, model)}>
      {/* A virtual processor often tells no speed. */}
      <p className={styles.quiet}>
        {speedGhz === 0 ? t('summary.processorOnly', counts) : t('summary.processor', { ...counts, speed })}
      </p>
    </FactBlock>
  );
}

export function MemoryFacts({ memory }: { readonly memory: Reported<'memory'> }) {
  const { t, i18n } = useTranslation('inventory');
  const inWords = (sizeBytes: number) => bytesInWords(sizeBytes, 'memory', i18n.language);
  return (
    <FactBlock icon={IconStack2} title={t('section.memory')} headline={inWords(memory.totalBytes)}>
      <ul className={styles.lines}>
        {memory.modules.map((module, place) => (
          <FactLine
            key={`${module.bank} ${module.serialNumber} ${String(place)}`}
            name={module.bank}
            facts={[inWords(module.sizeBytes), module.type, module.manufacturer]}
          />
        ))}
      </ul>
    </FactBlock>
  );
}

export function SystemFacts({ system }: { readonly system: Reported<'system'> }) {
  const { t } = useTranslation('inventory');
  const { manufacturer, model, chassis, hostName, serialNumber, firmwareVendor, firmwareVersion, uuid } = system;
  const facts = [
    { name: t('fact.hostName'), value: hostName },
    { name: t('fact.serialNumber'), value: serialNumber },
    { name: t('fact.chassis'), value: system.isVirtual ? t('summary.virtualMachine') : chassis },
    { name: t('fact.firmwareVersion'), value: joinMaker(firmwareVendor, firmwareVersion) },
    { name: t('fact.uuid'), value: uuid },
  ];
  return (
    <FactBlock icon={IconDeviceLaptop} title={t('section.system')} headline={joinMaker(manufacturer, model)}>
      <ul className={styles.lines}>
        {facts
          .filter(({ value }) => value.trim() !== '')
          .map(({ name, value }) => (
            <FactLine key={name} name={name} facts={[value]} />
          ))}
      </ul>
    </FactBlock>
  );
}
