import { useTranslation } from 'react-i18next';
import type { DeskFile } from '#contracts/desk-port.ts';
import { useDeskStatus } from '../app/desk-context.ts';
import styles from './file-row.module.css';

/** What people should know of a file that is not at the hub yet, or not on this device; nothing for all others. */
export function FileState({ here }: { readonly here: DeskFile | undefined }) {
  const { t, i18n } = useTranslation('attachment');
  const { link } = useDeskStatus();
  if (here === undefined) return link === 'offline' ? <span className={styles.state}>{t('notHere')}</span> : null;
  if (here.state !== 'unsent') return null;
  if (here.sentBytes === 0) return <span className={styles.state}>{t('waits')}</span>;
  const share = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(here.sentBytes / here.sizeBytes);
  return <span className={styles.state}>{t('underWay', { share })}</span>;
}
