import { Tooltip } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconExclamationCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDeskStatus } from './desk-context.ts';
import { routes } from './routes.ts';
import { statusLineOf } from './status-corner.rules.ts';
import styles from './status-corner.module.css';

const icons = { fine: IconCloudCheck, offline: IconCloudOff, busy: IconCloudUp, attention: IconExclamationCircle };

/** One quiet mark: "Offline · 3 not yet synced". Leads to the list of what waits. */
export function StatusCorner({ isNarrow }: { readonly isNarrow: boolean }) {
  const { t } = useTranslation();
  const { mark, parts } = statusLineOf(useDeskStatus(), t);
  const Picture = icons[mark];
  const line = parts.join(' · ');
  return (
    <Tooltip label={isNarrow ? line : t('status.open')} position="right">
      <Link href={routes.sync()} className={styles.corner} data-mark={mark}>
        <Picture size={16} stroke={1.75} aria-hidden="true" className={styles.picture} />
        <output className={isNarrow ? styles.heardOnly : styles.line}>{line}</output>
      </Link>
    </Tooltip>
  );
}
