import type { PortalIncident } from '#contracts/api/portal-api.ts';
import { IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { Link } from 'wouter';
import styles from '../../../portal/incident/request-list.module.css';
import { RequestStateMark } from '../../../portal/incident/request-state-mark.tsx';
import { useEnrolled } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { Moment } from '../look/moment.tsx';
import { useWords } from '../words/use-words.ts';

interface TicketListProps {
  readonly title: string;
  readonly tickets: readonly PortalIncident[];
}

/** Tickets under a heading: what it is, how far it is, and whether there is something new to read. */
export function TicketList({ title, tickets }: TicketListProps) {
  const { unread } = useEnrolled();
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <ul className={styles.list}>
        {tickets.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} isUnread={unread.includes(ticket.id)} />
        ))}
      </ul>
    </section>
  );
}

function TicketRow({ ticket, isUnread }: { readonly ticket: PortalIncident; readonly isUnread: boolean }) {
  const { say } = useWords();
  return (
    <li>
      <Link href={routes.ticket(ticket.id)} className={styles.row} data-unread={isUnread}>
        <span className={styles.body}>
          <span className={styles.summary}>{ticket.summary}</span>
          <span className={styles.state}>
            <RequestStateMark incident={ticket} />
            {isUnread && <span className={styles.unread}>{say('requests.new-reply')}</span>}
          </span>
          <span className={styles.facts}>
            {ticket.number !== null && <span>{ticket.number}</span>}
            <Moment atMs={ticket.loggedAtMs} sentence="requests.reported" />
          </span>
        </span>
        <IconChevronRight size={20} stroke={1.75} aria-hidden="true" className={styles.chevron} />
      </Link>
    </li>
  );
}
