import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BellMark } from '../look/bell-mark.tsx';
import styles from './first-sync.module.css';

/** While the desk is received for the first time on this device: how far it is, and that it happens once. */
export function FirstSync({ received, isOffline }: { readonly received: number; readonly isOffline: boolean }) {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <BellMark size={40} />
      <h1 className={styles.title}>{t('firstSync.title')}</h1>
      <output className={styles.count}>
        {!isOffline && <Loader size={14} type="oval" color="var(--text-muted)" aria-hidden="true" />}
        {isOffline ? t('firstSync.offline') : t('firstSync.received', { count: received })}
      </output>
      <p className={styles.hint}>{t('firstSync.hint')}</p>
    </main>
  );
}
