import type { PortalIncident } from '#contracts/api/portal-api.ts';
import { IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { Link } from 'wouter';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { Moment } from '../look/moment.tsx';
import { useWords } from '../words/use-words.ts';
import { RequestStateMark } from './request-state-mark.tsx';
import { isUnread } from './seen-replies.ts';
import styles from './request-list.module.css';

interface RequestListProps {
  readonly title: string;
  readonly incidents: readonly PortalIncident[];
}

/** Requests under a heading: what it is, how far it is, and whether there is something new to read. */
export function RequestList({ title, incidents }: RequestListProps) {
  const { seenReplies } = usePortal();
  const seen = useLive(seenReplies.seen$) ?? {};
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <ul className={styles.list}>
        {incidents.map((incident) => (
          <RequestRow key={incident.id} incident={incident} isUnread={isUnread(incident, seen)} />
        ))}
      </ul>
    </section>
  );
}

function RequestRow({ incident, isUnread }: { readonly incident: PortalIncident; readonly isUnread: boolean }) {
  const { say } = useWords();
  return (
    <li>
      <Link href={routes.request(incident.id)} className={styles.row} data-unread={isUnread}>
        <span className={styles.body}>
          <span className={styles.summary}>{incident.summary}</span>
          <span className={styles.state}>
            <RequestStateMark incident={incident} />
            {isUnread && <span className={styles.unread}>{say('requests.new-reply')}</span>}
          </span>
          <span className={styles.facts}>
            {incident.number !== null && <span>{incident.number}</span>}
            <Moment atMs={incident.loggedAtMs} sentence="requests.reported" />
          </span>
        </span>
        <IconChevronRight size={20} stroke={1.75} aria-hidden="true" className={styles.chevron} />
      </Link>
    </li>
  );
}
