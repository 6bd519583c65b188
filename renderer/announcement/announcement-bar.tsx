import { inOrderOfWeight, isShown } from '#domain/announcement/announcement.rules.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDesk, useDirectory } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { useNowMs } from '../look/ticking-clock.tsx';
import styles from './announcement-bar.module.css';
import { AnnouncementKindMark } from './announcement-kind-mark.tsx';
import { watchAnnouncements } from './announcement-repository.ts';

/** One quiet line over every screen while something is announced: the gravest, and how many there are beside it. */
export function AnnouncementBar() {
  const { t } = useTranslation('announcement');
  const desk = useDesk();
  const { sites } = useDirectory();
  const announcements$ = useMemo(() => watchAnnouncements(desk), [desk]);
  const announcements = useLive(announcements$) ?? [];
  const nowMs = useNowMs();
  const shown = inOrderOfWeight(announcements.filter((announcement) => isShown(announcement, nowMs)));
  const [first] = shown;
  return (
    <output className={styles.place}>
      {first !== undefined && (
        <Link href={routes.announcements()} className={styles.bar} data-kind={first.kind}>
          <AnnouncementKindMark kind={first.kind} />
          <span className={styles.title}>{first.title}</span>
          {first.site !== null && <span className={styles.site}>{sites.get(first.site)?.name}</span>}
          {shown.length > 1 && <span className={styles.more}>{t('more', { count: shown.length - 1 })}</span>}
        </Link>
      )}
    </output>
  );
}
