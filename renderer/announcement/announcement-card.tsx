import { Button } from '@mantine/core';
import type { Announcement } from '#domain/announcement/announcement.record.ts';
import { phaseOf } from '#domain/announcement/announcement.rules.ts';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import { useNowMs } from '../look/ticking-clock.tsx';
import styles from './announcement-card.module.css';
import { AnnouncementKindMark } from './announcement-kind-mark.tsx';
import { AnnouncementTimes } from './announcement-times.tsx';

interface AnnouncementCardProps {
  readonly announcement: Announcement;
  readonly onEdit: () => void;
  readonly onWithdraw: () => void;
}

/** One announcement as it stands, with what can still be done about it. */
export function AnnouncementCard({ announcement, onEdit, onWithdraw }: AnnouncementCardProps) {
  const { t } = useTranslation('announcement');
  const { sites } = useDirectory();
  const { kind, title, text, site } = announcement;
  const phase = phaseOf(announcement, useNowMs());
  const isOver = phase === 'over' || phase === 'withdrawn';
  return (
    <li className={styles.card} data-over={isOver}>
      <div className={styles.body}>
        <p className={styles.facts}>
          <AnnouncementKindMark kind={kind} />
          <span>{site === null ? t('everywhere') : sites.get(site)?.name}</span>
          <AnnouncementTimes announcement={announcement} />
          {phase === 'withdrawn' && <span>{t('withdrawn')}</span>}
        </p>
        <h3 className={styles.title}>{title}</h3>
        {text !== null && <p className={styles.text}>{text}</p>}
      </div>
      {!isOver && (
        <div className={styles.acts}>
          <Button onClick={onEdit} aria-label={t('action.editNamed', { title })}>
            {t('action.edit')}
          </Button>
          <Button onClick={onWithdraw} aria-label={t('action.withdrawNamed', { title })}>
            {t('action.withdraw')}
          </Button>
        </div>
      )}
    </li>
  );
}
