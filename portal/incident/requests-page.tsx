import { Button } from '@mantine/core';
import { IconInbox, IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useDraft } from '../draft/use-draft.ts';
import { Card, Page, PageHead, PageSkeleton } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import { RequestList } from './request-list.tsx';
import { UnsentReport } from './unsent-report.tsx';
import styles from './requests-page.module.css';

/** Everything a person asked for, newest first: what is open, then what is finished. */
export function RequestsPage() {
  const { say } = useWords();
  return (
    <Page>
      <PageHead title={say('requests.title')} />
      <UnsentReport />
      <Requests />
    </Page>
  );
}

function Requests() {
  const { say } = useWords();
  const { requests$ } = usePortal();
  const incidents = useLive(requests$);
  const { isHandedOver: isFirstOnItsWay } = useDraft('report', null);
  if (incidents === undefined) return <PageSkeleton />;
  if (incidents.length === 0) return isFirstOnItsWay ? null : <NoRequests />;
  const open = incidents.filter(({ state }) => state !== 'closed');
  const finished = incidents.filter(({ state }) => state === 'closed');
  return (
    <>
      {open.length > 0 && <RequestList title={say('requests.open')} incidents={open} />}
      {open.length === 0 && <p>{say('requests.none-open')}</p>}
      {finished.length > 0 && <RequestList title={say('requests.finished')} incidents={finished} />}
    </>
  );
}

function NoRequests() {
  const { say } = useWords();
  return (
    <Card>
      <div className={styles.empty}>
        <IconInbox size={40} stroke={1.25} aria-hidden="true" />
        <h2>{say('requests.empty.title')}</h2>
        <p>{say('requests.empty.text')}</p>
        <Button component={Link} href={routes.start} leftSection={<IconPlus size={20} stroke={2} aria-hidden="true" />}>
          {say('app.start')}
        </Button>
      </div>
    </Card>
  );
}
