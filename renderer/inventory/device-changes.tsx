import { UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconMinus, IconPlus } from '@tabler/icons-react';
import type { Device } from '#domain/inventory/device.record.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { RelativeTime } from '../look/relative-time.tsx';
import { factInWords } from './fact-words.ts';
import type { InventoryChange } from './inventory-difference.ts';
import type { InventoryReport } from './inventory-history.ts';
import { inventoryHistory } from './inventory-history.ts';
import { watchDeviceJournal } from './inventory-repository.ts';
import facts from './device-facts.module.css';
import styles from './device-changes.module.css';

/** As many as are read beside somebody's screen (W18). */
const SHOWN_FIRST = 10;

/** What reports changed in a computer, newest first (INV-1). */
export function DeviceChanges({ device }: { readonly device: Device }) {
  const { t } = useTranslation('inventory');
  const desk = useDesk();
  const [isWhole, setIsWhole] = useState(false);
  const lines = useLive(useMemo(() => watchDeviceJournal(desk, device.id), [desk, device.id]));
  const reports = useMemo(() => (lines === undefined ? undefined : inventoryHistory(lines)), [lines]);
  if (reports === undefined || reports.length === 0) return null;
  const shown = isWhole ? reports : reports.slice(0, SHOWN_FIRST);
  return (
    <section className={styles.changes}>
      <h2 className={facts.heading}>{t('device.changes')}</h2>
      {reports.length === 1 && <p className={facts.quiet}>{t('device.noChanges')}</p>}
      <ol className={styles.reports}>
        {shown.map((report) => (
          <Report key={report.id} report={report} isFirst={report === reports.at(-1)} />
        ))}
      </ol>
      {shown.length < reports.length && (
        <UnstyledButton className={styles.more} onClick={() => setIsWhole(true)}>
          {t('device.moreChanges', { count: reports.length - shown.length })}
        </UnstyledButton>
      )}
    </section>
  );
}

function Report({ report, isFirst }: { readonly report: InventoryReport; readonly isFirst: boolean }) {
  const { t, i18n } = useTranslation('inventory');
  const names = report.firstFound.map((section) => t(`section.${section}`));
  const sections = new Intl.ListFormat(i18n.language).format(names);
  return (
    <li className={styles.report}>
      <RelativeTime atMs={report.reportedAtMs} form="long" className={styles.when} />
      <ul className={styles.list}>
        {report.firstFound.length > 0 && (
          <li className={styles.found}>{isFirst ? t('device.firstFound') : t('device.foundNow', { sections })}</li>
        )}
        {report.changes.map((change) => (
          <Change key={keyOf(change)} change={change} />
        ))}
      </ul>
    </li>
  );
}

function keyOf(change: InventoryChange): string {
  const { kind, key } = change.part;
  return `${change.change} ${kind} ${key} ${change.change === 'altered' ? change.fact : ''}`;
}

function Change({ change }: { readonly change: InventoryChange }) {
  const { t } = useTranslation('inventory');
  const { part } = change;
  if (change.change === 'altered') return <Alteration change={change} />;
  const Picture = change.change === 'added' ? IconPlus : IconMinus;
  return (
    <li className={styles.change} data-change={change.change}>
      <Picture size={14} stroke={2} aria-hidden="true" />
      <span>{t(`${change.change}.${part.kind}`, { subject: part.subject })}</span>
    </li>
  );
}

function Alteration({ change }: { readonly change: Extract<InventoryChange, { change: 'altered' }> }) {
  const { t, i18n } = useTranslation('inventory');
  const { part, fact, from, to } = change;
  const thing = part.subject === '' ? t(`part.${part.kind}`) : part.subject;
  // The facts of a report are those of the schema, and each has its word.
  const factName = t(`fact.${fact}` as 'fact.name');
  const words = {
    yes: t('value.yes'),
    no: t('value.no'),
    empty: t('value.empty'),
    ghz: (value: string) => t('value.ghz', { value }),
    px: (value: string) => t('value.px', { value }),
    language: i18n.language,
  };
  return (
    <li className={styles.change} data-change="altered">
      <IconArrowRight size={14} stroke={2} aria-hidden="true" />
      <span className={styles.what}>
        <span>{thing}</span>
        {factName !== thing && <span className={styles.fact}>{factName}</span>}
      </span>
      <span className={styles.values}>
        <del>{factInWords(part.kind, fact, from, words)}</del>
        <ins>{factInWords(part.kind, fact, to, words)}</ins>
      </span>
    </li>
  );
}
