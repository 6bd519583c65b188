import { IconCloudCheck, IconCloudDown, IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDeskStatus } from '../app/desk-context.ts';
import styles from './link-state.module.css';

const pictures = { online: IconCloudCheck, 'catching-up': IconCloudDown, offline: IconCloudOff } as const;

const titles = { online: 'state.online', 'catching-up': 'state.catchingUp', offline: 'state.offline' } as const;
const hints = {
  online: 'state.onlineHint',
  'catching-up': 'state.catchingUpHint',
  offline: 'state.offlineHint',
} as const;

/** Online, catching up, or offline, with what that means for the work at hand. */
export function LinkState() {
  const { t, i18n } = useTranslation('sync');
  const { link, received, session } = useDeskStatus();
  const Picture = pictures[link];
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
  return (
    <section className={styles.state} data-link={link}>
      <Picture size={26} stroke={1.5} aria-hidden="true" />
      <div>
        <h2 className={styles.title}>{t(titles[link])}</h2>
        <p className={styles.hint}>{t(hints[link], { count: received })}</p>
        {link === 'offline' && session !== null && (
          <p className={styles.hint}>{t('state.until', { when: day.format(session.offlineUntilMs) })}</p>
        )}
      </div>
    </section>
  );
}
