import type { ShownAnnouncement } from '#contracts/api/knowledge-api.ts';
import { IconAlertTriangle, IconInfoCircle, IconTool } from '@tabler/icons-react';
import { useEffect } from 'react';
import styles from '../../../portal/announcement/announcement-list.module.css';
import { momentWords } from '../../../portal/words/moment-words.ts';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { useWords } from '../words/use-words.ts';

const pictures = { outage: IconAlertTriangle, maintenance: IconTool, information: IconInfoCircle } as const;

/** What the desk has to say to everyone here. Read out when it changes; nothing without news. */
export function AnnouncementList() {
  const { say } = useWords();
  const { announcements } = useEnrolled();
  useNoticed(announcements);
  return (
    <section aria-label={say('announcement.list')} aria-live="polite" hidden={announcements.length === 0}>
      <ul className={styles.list}>
        {announcements.map((announcement) => (
          <Item key={announcement.id} announcement={announcement} />
        ))}
      </ul>
    </section>
  );
}

/** What stands before one's eyes needs no notification any more. */
function useNoticed(announcements: readonly ShownAnnouncement[]): void {
  const { ask } = useHelper();
  useEffect(() => {
    const ids = announcements.map(({ id }) => id);
    if (ids.length > 0 && document.hasFocus()) void ask('announcement.notice', { ids }).catch(() => null);
  }, [ask, announcements]);
}

function Item({ announcement }: { readonly announcement: ShownAnnouncement }) {
  const { say } = useWords();
  const { kind, title, text, siteName } = announcement;
  const Picture = pictures[kind];
  return (
    <li className={styles.item} data-kind={kind}>
      <Picture size={24} stroke={1.75} aria-hidden="true" className={styles.picture} />
      <div className={styles.body}>
        <p className={styles.facts}>
          <strong>{say(`announcement.${kind}`)}</strong>
          {siteName !== null && <span>{siteName}</span>}
          <When announcement={announcement} />
        </p>
        {text === null && <p className={styles.title}>{title}</p>}
        {text !== null && (
          <details open={kind === 'outage'} className={styles.details}>
            <summary className={styles.title}>{title}</summary>
            <p className={styles.text}>{text}</p>
          </details>
        )}
      </div>
    </li>
  );
}

/** Since when, from when, or until when, whichever people want to know now. */
function When({ announcement: { startsAtMs, endsAtMs } }: { readonly announcement: ShownAnnouncement }) {
  const { say, language } = useWords();
  const nowMs = useHelper().nowMs();
  const moment = (atMs: number) => momentWords(atMs, nowMs, language, say);
  const isPlanned = startsAtMs > nowMs;
  if (endsAtMs === null) {
    return <span>{say(isPlanned ? 'announcement.from' : 'announcement.since', { moment: moment(startsAtMs) })}</span>;
  }
  if (isPlanned) return <span>{say('announcement.from-to', { from: moment(startsAtMs), to: moment(endsAtMs) })}</span>;
  return <span>{say('announcement.until', { moment: moment(endsAtMs) })}</span>;
}
