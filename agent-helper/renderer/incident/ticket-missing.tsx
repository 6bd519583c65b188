import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { Actions, Page, PageHead } from '../../../portal/look/page.tsx';
import { routes } from '../app/routes.ts';
import { useWords } from '../words/use-words.ts';

/** There is no ticket at this address, or it is not this person's: the two look the same from outside. */
export function TicketMissing() {
  const { say } = useWords();
  return (
    <Page>
      <PageHead title={say('ticket.missing.title')} lead={say('ticket.missing.text')} />
      <Actions>
        <Button component={Link} href={routes.tickets}>
          {say('home.tickets')}
        </Button>
      </Actions>
    </Page>
  );
}
