import type { SiteId } from '#domain/kernel/fields.ts';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import { useNowMs } from '../look/ticking-clock.tsx';
import { siteClock, zoneHere } from './site-clock.ts';
import styles from './site-time.module.css';

interface SiteTimeProps {
  /** `null`: no site is known. */
  readonly site: SiteId | null;
}

/** A site and what the clock says there now: nobody is called back in the middle of their night. */
export function SiteTime({ site }: SiteTimeProps) {
  const { t, i18n } = useTranslation('call');
  const { sites } = useDirectory();
  const nowMs = useNowMs();
  const found = site === null ? undefined : sites.get(site);
  if (found === undefined) return <span className={styles.none}>{t('known.noSite')}</span>;
  const { time, day } = siteClock(found.zone, zoneHere(), nowMs, i18n.language);
  const sentences = {
    same: 'known.there',
    tomorrow: 'known.thereTomorrow',
    yesterday: 'known.thereYesterday',
  } as const;
  return (
    <span>
      {found.name} <span className={styles.clock}>{t(sentences[day], { time })}</span>
    </span>
  );
}
