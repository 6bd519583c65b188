import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../desk/desk.ts';
import { BellMark } from '../look/bell-mark.tsx';
import styles from './first-sync.module.css';
import { useFirstSync } from './use-first-sync.ts';

interface FirstSyncProps {
  readonly desk: Desk;
  readonly isOffline: boolean;
}

/** While what every screen needs is received for the first time: how far it is, and that it happens once. */
export function FirstSync({ desk, isOffline }: FirstSyncProps) {
  const { t } = useTranslation();
  const { count, share } = useFirstSync(desk);
  return (
    <main className={styles.page}>
      <BellMark size={40} />
      <h1 className={styles.title}>{t('firstSync.title')}</h1>
      {share !== null && <progress className={styles.progress} value={share} aria-label={t('firstSync.title')} />}
      <output className={styles.count}>
        {!isOffline && <Loader size={14} type="oval" color="var(--text-muted)" aria-hidden="true" />}
        {isOffline ? t('firstSync.offline') : count}
      </output>
      <p className={styles.hint}>{t('firstSync.hint')}</p>
    </main>
  );
}
