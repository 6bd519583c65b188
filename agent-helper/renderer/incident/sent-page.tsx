import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Actions, Page, PageHead } from '../../../portal/look/page.tsx';
import { useEnrolled } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { useWords } from '../words/use-words.ts';
import styles from './sent-page.module.css';

/** The receipt: it is on its way, or it is kept and goes by itself. */
export function SentPage() {
  const { say } = useWords();
  const { link, waiting } = useEnrolled();
  const isKept = link === 'offline' && waiting.length > 0;
  return (
    <Page>
      <IconCircleCheck size={56} stroke={1.5} aria-hidden="true" className={styles.sign} />
      <PageHead
        title={say(isKept ? 'sent.offline.title' : 'sent.title')}
        lead={say(isKept ? 'sent.offline' : 'sent.online')}
      />
      <Actions>
        <Button component={Link} href={routes.tickets}>
          {say('sent.tickets')}
        </Button>
        <Button component={Link} href={routes.home} variant="default">
          {say('sent.home')}
        </Button>
      </Actions>
    </Page>
  );
}
