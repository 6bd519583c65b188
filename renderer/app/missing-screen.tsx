import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { EmptyState } from '../look/empty-state.tsx';
import { routes } from './routes.ts';
import styles from './missing-screen.module.css';

/** For addresses that lead nowhere, and records that are not on this desk. */
export function MissingScreen() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  return (
    <div className={styles.missing}>
      <EmptyState icon={IconMapQuestion} title={t('missing.title')} hint={t('missing.hint')}>
        <Button onClick={() => go(routes.queue())}>{t('missing.back')}</Button>
      </EmptyState>
    </div>
  );
}
