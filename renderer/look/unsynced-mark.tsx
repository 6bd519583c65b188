import { IconCloudUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './unsynced-mark.module.css';

/** Says that something was done here and the hub has not seen it yet. */
export function UnsyncedMark({ withWords = false }: { readonly withWords?: boolean }) {
  const { t } = useTranslation('look');
  return (
    <span
      className={styles.mark}
      data-hint={t('unsyncedHint')}
      {...(withWords ? {} : { role: 'img', 'aria-label': t('unsynced') })}
    >
      <IconCloudUp size={14} stroke={1.75} aria-hidden="true" />
      {withWords && t('unsynced')}
    </span>
  );
}
