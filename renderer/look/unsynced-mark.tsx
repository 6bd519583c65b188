import { IconCloudUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './unsynced-mark.module.css';

interface UnsyncedMarkProps {
  readonly withWords?: boolean;
  /** A colleague did it and handed it over. */
  readonly isCarried?: boolean;
}

/** Says that something was done here, or handed over to here, and the hub has not seen it yet. */
export function UnsyncedMark({ withWords = false, isCarried = false }: UnsyncedMarkProps) {
  const { t } = useTranslation('look');
  const words = t(isCarried ? 'carried' : 'unsynced');
  return (
    <span
      className={styles.mark}
      data-hint={t(isCarried ? 'carriedHint' : 'unsyncedHint')}
      {...(withWords ? {} : { role: 'img', 'aria-label': words })}
    >
      <IconCloudUp size={14} stroke={1.75} aria-hidden="true" />
      {withWords && words}
    </span>
  );
}
