import type { ShownAnnouncement } from '#contracts/api/knowledge-api.ts';
import { useLive } from '#platform/browser/use-live.ts';
import type { Icon } from '@tabler/icons-react';
import { IconAlertTriangle, IconInfoCircle, IconTool } from '@tabler/icons-react';
import { useMemo } from 'react';
import { usePortal } from '../app/portal.ts';
import { momentWords } from '../words/moment-words.ts';
import type { WordKey } from '../words/words.ts';
import { useWords } from '../words/use-words.ts';
import styles from './announcement-list.module.css';
import { watchAnnouncements } from './announcement-repository.ts';

const NONE: readonly ShownAnnouncement[] = [];

const looks = {
  outage: { icon: IconAlertTriangle, words: 'announcement.outage' },
  maintenance: { icon: IconTool, words: 'announcement.maintenance' },
  information: { icon: IconInfoCircle, words: 'announcement.information' },
} as const satisfies Record<ShownAnnouncement['kind'], { readonly icon: Icon; readonly words: WordKey }>;

/** What the desk has to say to everyone here: it may save a report. Read out when it changes; nothing without news. */
export function AnnouncementList() {
  const { say } = useWords();
  const portal = usePortal();
  const announcements$ = useMemo(() => watchAnnouncements(portal), [portal]);
  const announcements = useLive(announcements$) ?? NONE;
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

function Item({ announcement }: { readonly announcement: ShownAnnouncement }) {
  const { say } = useWords();
  const { kind, title, text, siteName } = announcement;
  const { icon: Picture, words } = looks[kind];
  return (
    <li className={styles.item} data-kind={kind}>
      <Picture size={24} stroke={1.75} aria-hidden="true" className={styles.picture} />
      <div className={styles.body}>
        <p className={styles.facts}>
          <strong>{say(words)}</strong>
          {siteName !== null && <span>{siteName}</span>}
          <When announcement={announcement} />
        </p>
        {text === null && <p className={styles.title}>{title}</p>}
        {text !== null && (
          // What hurts is said at once; the rest on request, so that the question below stays in sight.
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
  const nowMs = usePortal().nowMs();
  const moment = (atMs: number) => momentWords(atMs, nowMs, language, say);
  const isPlanned = startsAtMs > nowMs;
  if (endsAtMs === null) {
    const key = isPlanned ? 'announcement.from' : 'announcement.since';
    return <span>{say(key, { moment: moment(startsAtMs) })}</span>;
  }
  if (isPlanned) {
    return <span>{say('announcement.from-to', { from: moment(startsAtMs), to: moment(endsAtMs) })}</span>;
  }
  return <span>{say('announcement.until', { moment: moment(endsAtMs) })}</span>;
}
