import type { PortalIncident } from '#contracts/api/portal-api.ts';
import { Button } from '@mantine/core';
import { IconInbox, IconMessage2Plus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { BackLink, Card, Page, PageHead } from '../../../portal/look/page.tsx';
import { useEnrolled } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { Moment } from '../look/moment.tsx';
import { useWords } from '../words/use-words.ts';
import { RefusedActs } from './refused-acts.tsx';
import { TicketList } from './ticket-list.tsx';
import styles from './tickets-page.module.css';
import { UnsentReports } from './unsent-reports.tsx';

/** Everything the person asked for: what waits here, what is open, what is finished. */
export function TicketsPage() {
  const { say } = useWords();
  const { ticketsReadAtMs, link } = useEnrolled();
  return (
    <Page>
      <BackLink href={routes.home}>{say('bar.home')}</BackLink>
      <PageHead title={say('tickets.title')} />
      <RefusedActs />
      <UnsentReports />
      <Tickets />
      {ticketsReadAtMs !== null && link !== 'online' && (
        <p className={styles.age}>
          <Moment atMs={ticketsReadAtMs} sentence="tickets.read" />
        </p>
      )}
    </Page>
  );
}

function Tickets() {
  const { say } = useWords();
  const { tickets, ticketsReadAtMs, waiting } = useEnrolled();
  if (ticketsReadAtMs === null) return <p className={styles.age}>{say('tickets.never')}</p>;
  if (tickets.length === 0) return waiting.length > 0 ? null : <NoTickets />;
  const isFinished = ({ state }: PortalIncident) => state === 'closed';
  const open = tickets.filter((ticket) => !isFinished(ticket));
  const finished = tickets.filter(isFinished);
  return (
    <>
      {open.length > 0 && <TicketList title={say('tickets.open')} tickets={open} />}
      {open.length === 0 && <p>{say('tickets.none-open')}</p>}
      {finished.length > 0 && <TicketList title={say('tickets.finished')} tickets={finished} />}
    </>
  );
}

function NoTickets() {
  const { say } = useWords();
  return (
    <Card>
      <div className={styles.empty}>
        <IconInbox size={40} stroke={1.25} aria-hidden="true" />
        <h2>{say('tickets.empty.title')}</h2>
        <p>{say('tickets.empty.text')}</p>
        <Button
          component={Link}
          href={routes.report}
          leftSection={<IconMessage2Plus size={20} stroke={1.75} aria-hidden="true" />}
        >
          {say('home.report')}
        </Button>
      </div>
    </Card>
  );
}
