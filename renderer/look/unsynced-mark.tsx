import { Tooltip } from '@mantine/core';
import { IconCloudUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './unsynced-mark.module.css';

/** Says that something was done here and the hub has not seen it yet. */
export function UnsyncedMark({ withWords = false }: { readonly withWords?: boolean }) {
  const { t } = useTranslation('look');
  return (
    <Tooltip label={t('unsyncedHint')}>
      <span
        className={styles.mark}
        role={withWords ? undefined : 'img'}
        aria-label={withWords ? undefined : t('unsynced')}
      >
        <IconCloudUp size={14} stroke={1.75} aria-hidden="true" />
        {withWords && t('unsynced')}
      </span>
    </Tooltip>
  );
}
