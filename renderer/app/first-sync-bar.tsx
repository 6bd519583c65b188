import type { DeskStatus } from '#contracts/desk-port.ts';
import { useTranslation } from 'react-i18next';
import styles from './first-sync-bar.module.css';
import { useFirstSync } from './use-first-sync.ts';
import { useDeskStatus } from './desk-context.ts';

/** One line over every screen until the desk is here whole: lists grow meanwhile, and say why. */
export function FirstSyncBar() {
  const status = useDeskStatus();
  return status.isReplicaWhole ? null : <Progress status={status} />;
}

function Progress({ status }: { readonly status: DeskStatus }) {
  const { t } = useTranslation();
  const { count, left, share } = useFirstSync(status);
  const isOffline = status.link === 'offline';
  return (
    <div className={styles.bar}>
      <span className={styles.title}>{t('firstSync.stillReceiving')}</span>
      <progress className={styles.progress} value={share ?? undefined} aria-label={t('firstSync.stillReceiving')} />
      <span className={styles.count}>{isOffline ? t('firstSync.offline') : count}</span>
      {!isOffline && left !== null && <span className={styles.left}>{left}</span>}
    </div>
  );
}
