import type { IncidentId } from '#domain/kernel/fields.ts';
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { Actions, Card, Page, PageHead, PageSkeleton } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import { watchRequest } from './incident-repository.ts';
import styles from './received-page.module.css';
import { RequestMissing } from './request-missing.tsx';

/** The receipt: the number, who has it and what happens next. It has an address, so a reload shows it again. */
export function ReceivedPage({ id }: { readonly id: IncidentId }) {
  const { say } = useWords();
  const portal = usePortal();
  const view = useLive(useMemo(() => watchRequest(portal, id), [portal, id]));
  if (view === null) return <RequestMissing />;
  return (
    <Page>
      <IconCircleCheck size={56} stroke={1.5} aria-hidden="true" className={styles.sign} />
      <PageHead title={say('received.title')} />
      {view === undefined ? (
        <PageSkeleton />
      ) : (
        <Receipt number={view.incident.number} owner={view.incident.ownerName} summary={view.incident.summary} />
      )}
      <Actions>
        <Button component={Link} href={routes.request(id)}>
          {say('received.open')}
        </Button>
        <Button component={Link} href={routes.start} variant="default">
          {say('received.another')}
        </Button>
      </Actions>
    </Page>
  );
}

interface ReceiptProps {
  readonly number: string | null;
  readonly owner: string;
  readonly summary: string;
}

function Receipt({ number, owner, summary }: ReceiptProps) {
  const { say } = useWords();
  return (
    <Card>
      <p className={styles.summary}>{summary}</p>
      {number !== null && (
        <div>
          <p className={styles.label}>{say('received.number')}</p>
          <p className={styles.number}>{number}</p>
          <p className={styles.label}>{say('received.number.hint')}</p>
        </div>
      )}
      <p className={styles.owner}>{say('received.owner', { name: owner })}</p>
      <div>
        <h2>{say('received.next')}</h2>
        <ol className={styles.steps}>
          <li>{say('received.next.read', { name: owner })}</li>
          <li>{say('received.next.ask')}</li>
          <li>{say('received.next.solved')}</li>
        </ol>
      </div>
    </Card>
  );
}
