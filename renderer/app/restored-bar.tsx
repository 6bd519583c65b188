import { IconHistory } from '@tabler/icons-react';
import type { DeskStatus } from '#contracts/desk-port.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDeskStatus } from './desk-context.ts';
import styles from './restored-bar.module.css';
import { routes } from './routes.ts';

/** One line over every screen while a hub that was restored from a backup gets back what it lost; see `RestoredCard`. */
export function RestoredBar() {
  const { t } = useTranslation();
  return (
    <RestoredLine status={useDeskStatus()}>
      <Link href={routes.sync()}>{t('restored.details')}</Link>
    </RestoredLine>
  );
}

interface RestoredLineProps {
  readonly status: Pick<DeskStatus, 'restored'>;
  /** The way to more of it. */
  readonly children?: ReactNode;
}

/** The line itself, also where the desk is not open because it is being received. */
export function RestoredLine({ status: { restored }, children }: RestoredLineProps) {
  const { t, i18n } = useTranslation();
  if (restored === undefined || restored.step === 'done') return null;
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className={styles.bar}>
      <IconHistory size={16} stroke={1.75} aria-hidden="true" />
      <output>{t(`restored.${restored.step}`, { when: when.format(restored.backupAtMs) })}</output>
      {children}
    </div>
  );
}
