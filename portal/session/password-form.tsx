import type { PasswordChange, PasswordMistakes } from '#contracts/password-change.ts';
import { mistakesIn } from '#contracts/password-change.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { usePortal } from '../app/portal.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { Note, RefusalNote } from '../look/note.tsx';
import { Actions, Card } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import { PasswordFields } from './password-fields.tsx';
import styles from './password-form.module.css';
import { ThrottleNote } from './throttle-note.tsx';

type FormState =
  | { readonly kind: 'typing'; readonly mistakes: PasswordMistakes | null; readonly refusal: Refusal | null }
  | { readonly kind: 'asking' };

/** Asks the hub at once: unlike a report, a password is never kept on the device to be sent later. */
export function PasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const { say } = useWords();
  const { ask, status$ } = usePortal();
  const isOffline = useLive(status$) === 'offline';
  const [typed, setTyped] = useState<PasswordChange>({ currentPassword: '', newPassword: '' });
  const [state, setState] = useState<FormState>({ kind: 'typing', mistakes: null, refusal: null });
  const body = useRef<HTMLFormElement>(null);
  const { mistakes, refusal } = state.kind === 'typing' ? state : { mistakes: null, refusal: null };

  function point(field: keyof PasswordChange): void {
    body.current?.querySelector<HTMLElement>(`input[name="${field}"]`)?.focus();
  }

  async function change(): Promise<void> {
    const found = mistakesIn(typed);
    if (found.isCurrentMissing || found.isNewTooShort) {
      setState({ kind: 'typing', mistakes: found, refusal: null });
      return point(found.isCurrentMissing ? 'currentPassword' : 'newPassword');
    }
    setState({ kind: 'asking' });
    const outcome = await ask('password.change', typed);
    if (outcome.ok) return onChanged();
    setState({ kind: 'typing', mistakes: null, refusal: outcome.refusal });
    if (outcome.refusal.code === 'password.wrong') point('currentPassword');
  }

  return (
    <form
      ref={body}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (state.kind === 'typing' && !isOffline) void change();
      }}
    >
      <Card>
        <PasswordFields typed={typed} onChange={setTyped} mistakes={mistakes} refusal={refusal} />
      </Card>
      <WhyNot refusal={refusal} />
      {isOffline && <Note icon={IconCloudOff}>{say('password.offline')}</Note>}
      <Actions>
        <Button type="submit" size="xl" loading={state.kind === 'asking'} disabled={isOffline}>
          {say('password.go')}
        </Button>
      </Actions>
    </form>
  );
}

/** What belongs to no field. */
function WhyNot({ refusal }: { readonly refusal: Refusal | null }) {
  const { say } = useWords();
  if (refusal === null) return <RefusalNote refusal={null} />;
  switch (refusal.code) {
    case 'password.wrong':
      return null;
    case 'sign-in.throttled':
      return <ThrottleNote refusal={refusal} />;
    // It may have arrived all the same.
    case 'hub.unreachable':
      return (
        <div role="alert">
          <Note icon={IconCloudOff} tone="trouble">
            {say('password.unanswered')}
          </Note>
        </div>
      );
    default:
      return <RefusalNote refusal={refusal} />;
  }
}
