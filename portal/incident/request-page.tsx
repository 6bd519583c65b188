import type { PortalIncident } from '#contracts/api/portal-api.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { Button } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { Moment } from '../look/moment.tsx';
import { Actions, BackLink, Page, PageHead, PageSkeleton } from '../look/page.tsx';
import { PastHelp } from '../remote-support/past-help.tsx';
import { useWords } from '../words/use-words.ts';
import { Announcement } from './announcement.tsx';
import { Conversation } from './conversation.tsx';
import { conversationOf } from './conversation-entries.ts';
import type { IncidentView } from './incident-repository.ts';
import { watchRequest } from './incident-repository.ts';
import { ReplyBox } from './reply-box.tsx';
import { RequestMissing } from './request-missing.tsx';
import styles from './request-page.module.css';
import { StateCard } from './state-card.tsx';

/** One request: how far it is, what was said, and the place to answer. Follows the desk's replies live. */
export function RequestPage({ id }: { readonly id: IncidentId }) {
  const { say } = useWords();
  const portal = usePortal();
  const view = useLive(useMemo(() => watchRequest(portal, id), [portal, id]));
  const listed = useLive(portal.requests$)?.find((incident) => incident.id === id);
  useMarkAsSeen(view?.incident);
  if (view === null) return <RequestMissing />;
  const incident = view?.incident ?? listed;
  return (
    <Page>
      <BackLink href={routes.requests}>{say('app.requests')}</BackLink>
      {incident !== undefined && <PageHead title={incident.summary} />}
      {incident !== undefined && <Facts incident={incident} />}
      {view === undefined ? <PageSkeleton /> : <Request view={view} />}
    </Page>
  );
}

function Request({ view: { incident, entries } }: { readonly view: IncidentView }) {
  const conversation = useMemo(() => conversationOf(entries), [entries]);
  return (
    <>
      <StateCard incident={incident} entries={entries} />
      <Conversation incident={incident.id} entries={conversation} />
      {incident.state !== 'closed' && <ReplyBox incident={incident} />}
      {incident.state !== 'closed' && incident.state !== 'resolved' && <ShowIt incident={incident.id} />}
      <PastHelp incident={incident.id} />
      <Announcement incident={incident} entries={conversation} />
    </>
  );
}

/** Some problems are quicker shown than told. */
function ShowIt({ incident }: { readonly incident: IncidentId }) {
  const { say } = useWords();
  return (
    <Actions>
      <Button component={Link} href={routes.supportWith(incident)} variant="default">
        {say('support.from-request')}
      </Button>
    </Actions>
  );
}

function Facts({ incident }: { readonly incident: PortalIncident }) {
  const { say } = useWords();
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{say('request.number')}</dt>
        <dd>{incident.number ?? say('request.no-number')}</dd>
      </div>
      <div>
        <dt>{say('request.owner')}</dt>
        <dd>{incident.ownerName}</dd>
      </div>
      <div>
        <dt>{say('request.reported')}</dt>
        <dd>
          <Moment atMs={incident.loggedAtMs} />
        </dd>
      </div>
    </dl>
  );
}

/** An answer counts as seen when its page is in front, not in a tab behind others. */
function useMarkAsSeen(incident: PortalIncident | undefined): void {
  const { seenReplies } = usePortal();
  useEffect(() => {
    if (incident === undefined) return undefined;
    const markWhenVisible = (): void => {
      if (document.visibilityState === 'visible') seenReplies.mark(incident);
    };
    markWhenVisible();
    document.addEventListener('visibilitychange', markWhenVisible);
    return () => document.removeEventListener('visibilitychange', markWhenVisible);
  }, [incident, seenReplies]);
}
