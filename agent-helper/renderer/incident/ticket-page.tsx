import type { IncidentId } from '#domain/kernel/fields.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { BackLink, Page, PageHead, PageSkeleton } from '../../../portal/look/page.tsx';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { Moment } from '../look/moment.tsx';
import { useWords } from '../words/use-words.ts';
import { Conversation } from './conversation.tsx';
import { RefusedActs } from './refused-acts.tsx';
import { ReplyBox } from './reply-box.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import { TicketMissing } from './ticket-missing.tsx';
import styles from './ticket-page.module.css';
import { TicketState } from './ticket-state.tsx';
import { watchTicket } from './watch-ticket.ts';

/** One ticket: how far it is, what was said, and the place to answer. Follows the desk's answers live. */
export function TicketPage({ id }: { readonly id: IncidentId }) {
  const { say } = useWords();
  const { link } = useEnrolled();
  const helper = useHelper();
  const view = useLive(useMemo(() => watchTicket(helper, id), [helper, id]));
  if (view === null) return <TicketMissing />;
  return (
    <Page>
      <BackLink href={routes.tickets}>{say('home.tickets')}</BackLink>
      {view === undefined && <PageSkeleton />}
      {view !== undefined && (
        <>
          <PageHead title={view.incident.summary} />
          <TicketFacts incident={view.incident} />
          <RefusedActs />
          <TicketState incident={view.incident} entries={view.conversation?.entries ?? []} />
          {view.conversation === null && <p className={styles.age}>{say('ticket.no-conversation')}</p>}
          <Conversation incident={view.incident} entries={view.conversation?.entries ?? []} />
          {view.conversation !== null && link === 'offline' && (
            <p className={styles.age}>
              <Moment atMs={view.conversation.readAtMs} sentence="ticket.kept" />
            </p>
          )}
          {view.incident.state !== 'closed' && <ReplyBox incident={view.incident} />}
        </>
      )}
    </Page>
  );
}
