import { useTranslation } from 'react-i18next';
import styles from './first-sync-bar.module.css';
import { useFirstSync } from './use-first-sync.ts';
import { useDesk, useDeskStatus } from './desk-context.ts';

/** One line over every screen until the desk is here whole: lists grow meanwhile, and say why. */
export function FirstSyncBar() {
  const { isReplicaWhole, link } = useDeskStatus();
  return isReplicaWhole ? null : <Progress isOffline={link === 'offline'} />;
}

function Progress({ isOffline }: { readonly isOffline: boolean }) {
  const { t } = useTranslation();
  const { count, left, share } = useFirstSync(useDesk());
  return (
    <div className={styles.bar}>
      <span className={styles.title}>{t('firstSync.stillReceiving')}</span>
      <progress className={styles.progress} value={share ?? undefined} aria-label={t('firstSync.stillReceiving')} />
      <span className={styles.count}>{isOffline ? t('firstSync.offline') : count}</span>
      {!isOffline && left !== null && <span className={styles.left}>{left}</span>}
    </div>
  );
}
