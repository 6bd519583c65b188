import { useTranslation } from 'react-i18next';
import styles from './vip-mark.module.css';

/** Marks somebody whose call is not to be missed. */
export function VipMark() {
  const { t } = useTranslation(['look', 'call']);
  return (
    <abbr className={styles.mark} title={t('call:known.vipHint')}>
      {t('vip')}
    </abbr>
  );
}
