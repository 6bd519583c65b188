import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './notice-card.module.css';

interface NoticeCardProps {
  readonly icon: Icon;
  readonly title: string;
  readonly children: ReactNode;
  /** Absent where it goes away by itself. */
  readonly onRead?: (() => void) | undefined;
}

/** Something that happened while nobody looked: what it was, what was kept, and what to do. */
export function NoticeCard({ icon: Picture, title, children, onRead }: NoticeCardProps) {
  const { t } = useTranslation('sync');
  return (
    <section className={styles.card} aria-label={title}>
      <Picture size={26} stroke={1.5} aria-hidden="true" />
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        {children}
        {onRead !== undefined && <Button onClick={onRead}>{t('read')}</Button>}
      </div>
    </section>
  );
}
