import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { routes } from '../app/routes.ts';
import { Actions, BackLink, Page, PageHead } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import { PasswordForm } from './password-form.tsx';

/** Where people choose a password of their own, usually in place of the one they were given. */
export function PasswordPage() {
  const { say } = useWords();
  const [isChanged, setIsChanged] = useState(false);
  if (isChanged) return <Changed />;
  return (
    <Page>
      <BackLink href={routes.start}>{say('app.back')}</BackLink>
      <PageHead title={say('password.title')} lead={say('password.lead')} />
      <PasswordForm onChanged={() => setIsChanged(true)} />
    </Page>
  );
}

function Changed() {
  const { say } = useWords();
  return (
    <Page>
      <PageHead title={say('password.changed.title')} lead={say('password.changed.text')} />
      <Actions>
        <Button component={Link} href={routes.start}>
          {say('password.changed.go')}
        </Button>
      </Actions>
    </Page>
  );
}
