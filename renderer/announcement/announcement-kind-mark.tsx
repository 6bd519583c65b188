import type { Announcement } from '#domain/announcement/announcement.record.ts';
import type { Icon } from '@tabler/icons-react';
import { IconAlertTriangle, IconInfoCircle, IconTool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './announcement-kind-mark.module.css';

const pictures = {
  outage: IconAlertTriangle,
  maintenance: IconTool,
  information: IconInfoCircle,
} as const satisfies Record<Announcement['kind'], Icon>;

/** What kind of news it is, in a sign and a word. */
export function AnnouncementKindMark({ kind }: Pick<Announcement, 'kind'>) {
  const { t } = useTranslation('announcement');
  const Picture = pictures[kind];
  return (
    <span className={styles.mark} data-kind={kind}>
      <Picture size={16} stroke={1.75} aria-hidden="true" />
      {t(`kind.${kind}`)}
    </span>
  );
}
