import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShellUpdates } from '../offline/shell-updates.ts';
import styles from './new-version.module.css';
import { useLive } from '#platform/browser/use-live.ts';

/** Says that a newer console lies ready. It waits for the reader: nobody's typing is interrupted by a reload. */
export function NewVersion({ updates }: { readonly updates: ShellUpdates }) {
  const { t } = useTranslation();
  const isReady = useLive(updates.isReady$) ?? false;
  return (
    <output className={styles.place}>
      {isReady && (
        <span className={styles.note}>
          {t('newVersion')}
          <Button variant="light" onClick={updates.takeOver}>
            {t('reload')}
          </Button>
        </span>
      )}
    </output>
  );
}
