import { Button } from '@mantine/core';
import type { PasswordChange, PasswordMistakes } from '#contracts/password-change.ts';
import { mistakesIn } from '#contracts/password-change.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountdown } from '../access/use-countdown.ts';
import { WaitWords } from '../access/wait-words.tsx';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { PasswordFields } from './password-fields.tsx';
import styles from './password-form.module.css';

type FormState =
  | { readonly kind: 'typing'; readonly mistakes: PasswordMistakes | null; readonly refusal: Refusal | null }
  | { readonly kind: 'asking' }
  | { readonly kind: 'changed' };

const untouched: FormState = { kind: 'typing', mistakes: null, refusal: null };
const nothing: PasswordChange = { currentPassword: '', newPassword: '' };

/** One's own password. What is wrong stands beside its field; what was typed stays until the hub has taken it. */
export function PasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const { t } = useTranslation('settings');
  const desk = useDesk();
  const isOffline = useDeskStatus().link === 'offline';
  const [typed, setTyped] = useState(nothing);
  const [state, setState] = useState<FormState>(untouched);
  const [leftS, waitFor] = useCountdown();
  const body = useRef<HTMLFormElement>(null);
  const refusal = state.kind === 'typing' ? state.refusal : null;

  function point(field: keyof PasswordChange): void {
    body.current?.querySelector<HTMLElement>(`input[name="${field}"]`)?.focus();
  }

  async function change(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (state.kind === 'asking' || isOffline || leftS > 0) return;
    const mistakes = mistakesIn(typed);
    if (mistakes.isCurrentMissing || mistakes.isNewTooShort) {
      setState({ kind: 'typing', mistakes, refusal: null });
      return point(mistakes.isCurrentMissing ? 'currentPassword' : 'newPassword');
    }
    setState({ kind: 'asking' });
    const changed = await desk.askHub('password.change', typed);
    if (changed.ok) {
      setTyped(nothing);
      setState({ kind: 'changed' });
      return onChanged();
    }
    setState({ kind: 'typing', mistakes: null, refusal: changed.refusal });
    waitFor(Number(changed.refusal.details?.['retryAfterS'] ?? 0));
    if (changed.refusal.code === 'password.wrong') point('currentPassword');
  }

  return (
    <form ref={body} noValidate className={styles.form} onSubmit={(event) => void change(event)}>
      <PasswordFields
        typed={typed}
        mistakes={state.kind === 'typing' ? state.mistakes : null}
        refusal={refusal}
        onChange={(next) => {
          setTyped(next);
          // What was said of one text is not said of another; a wait goes on.
          if (refusal?.code !== 'sign-in.throttled') setState(untouched);
        }}
      />
      <OtherRefusal refusal={refusal} isWaiting={leftS > 0} />
      <div className={styles.actions}>
        <Button type="submit" loading={state.kind === 'asking'} disabled={isOffline || leftS > 0}>
          {leftS > 0 ? <WaitWords leftS={leftS} /> : t('password.submit')}
        </Button>
        {isOffline && <span className={styles.note}>{t('password.needsHub')}</span>}
        <output className={styles.note}>{state.kind === 'changed' && t('password.changed')}</output>
      </div>
    </form>
  );
}

interface OtherRefusalProps {
  readonly refusal: Refusal | null;
  readonly isWaiting: boolean;
}

/** What belongs to no field. */
function OtherRefusal({ refusal, isWaiting }: OtherRefusalProps) {
  const { t } = useTranslation('settings');
  if (refusal === null) return <RefusalNote refusal={null} />;
  switch (refusal.code) {
    case 'password.wrong':
      return null;
    case 'sign-in.throttled':
      return isWaiting ? <span role="alert">{t('password.throttled')}</span> : null;
    // It may have arrived all the same.
    case 'hub.unreachable':
      return <span role="alert">{t('password.unanswered')}</span>;
    default:
      return <RefusalNote refusal={refusal} />;
  }
}
