import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './screen-skeleton.module.css';

/** The shape of a list, for the moment before it is there. */
export function ScreenSkeleton({ rows = 12 }: { readonly rows?: number }) {
  const { t } = useTranslation('look');
  return (
    <output className={styles.skeleton} aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row}>
          <Skeleton height={14} width={14} radius="xl" />
          <Skeleton height={10} width={`${42 + ((row * 29) % 38)}%`} />
        </div>
      ))}
    </output>
  );
}
