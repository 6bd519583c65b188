import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { routes } from '../app/routes.ts';
import { Actions, Page, PageHead } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';

/** There is no request at this address, or it is not this person's: the two look the same from outside. */
export function RequestMissing() {
  const { say } = useWords();
  return (
    <Page>
      <PageHead title={say('request.missing.title')} lead={say('request.missing.text')} />
      <Actions>
        <Button component={Link} href={routes.requests}>
          {say('app.requests')}
        </Button>
      </Actions>
    </Page>
  );
}
