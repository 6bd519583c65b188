import type { Announcement } from '#domain/announcement/announcement.record.ts';
import { phaseOf } from '#domain/announcement/announcement.rules.ts';
import { useTranslation } from 'react-i18next';
import { useNowMs } from '../look/ticking-clock.tsx';

/** Since when, until when, or from when to when, in the reader's zone. */
export function AnnouncementTimes({ announcement }: { readonly announcement: Announcement }) {
  const { t, i18n } = useTranslation('announcement');
  const phase = phaseOf(announcement, useNowMs());
  const { startsAtMs, endsAtMs } = announcement;
  const inWords = new Intl.DateTimeFormat(i18n.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  if (endsAtMs !== null) return <span>{inWords.formatRange(startsAtMs, endsAtMs)}</span>;
  return <span>{t(phase === 'planned' ? 'from' : 'since', { moment: inWords.format(startsAtMs) })}</span>;
}
