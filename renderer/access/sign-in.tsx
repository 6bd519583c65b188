import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Gate } from '../app/gate.rules.ts';
import type { Desk } from '../desk/desk.ts';
import { DeskPlace } from '../desktop/desk-place.tsx';
import { PortalLink } from '../desktop/portal-link.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useFocusOnMount } from '../look/use-focus-on-mount.ts';
import { LeftBehind } from '../sync/left-behind.tsx';
import { AccessFrame } from './access-frame.tsx';
import { useCountdown } from './use-countdown.ts';
import { WaitWords } from './wait-words.tsx';
import styles from './access-frame.module.css';

interface SignInProps {
  readonly desk: Desk;
  readonly reason: Extract<Gate, { kind: 'sign-in' | 'not-an-agent' }>;
  /** Empty while it is not known. */
  readonly organisation: string;
  readonly isHubReachable: boolean;
}

/** Name and password. What is typed stays when it is refused; too many attempts say how long to wait. */
export function SignIn({ desk, reason, organisation, isHubReachable }: SignInProps) {
  const { t } = useTranslation('access');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [leftS, waitFor] = useCountdown();
  const first = useFocusOnMount<HTMLInputElement>();
  const second = useRef<HTMLInputElement>(null);

  async function signIn(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isUnderWay || leftS > 0) return;
    if (login.trim() === '') return first.current?.focus();
    if (password === '') return second.current?.focus();
    setIsUnderWay(true);
    if (reason.kind === 'not-an-agent') await desk.signOut({ discardWaiting: false });
    const outcome = await desk.signIn(login, password);
    setIsUnderWay(false);
    if (outcome.ok) return;
    waitFor(Number(outcome.refusal.details?.['retryAfterS'] ?? 0));
    setRefusal(outcome.refusal);
  }

  return (
    <AccessFrame title={t('signIn.title')} intro={organisation}>
      <form className={styles.form} onSubmit={(event) => void signIn(event)}>
        <DoorNote reason={reason} isHubReachable={isHubReachable} />
        <TextInput
          label={t('signIn.login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          ref={first}
          value={login}
          onChange={({ currentTarget }) => setLogin(currentTarget.value)}
        />
        <PasswordInput
          ref={second}
          label={t('signIn.password')}
          autoComplete="current-password"
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <RefusalNote refusal={leftS > 0 ? null : refusal} />
        <Button type="submit" variant="filled" size="sm" loading={isUnderWay} disabled={leftS > 0}>
          {leftS > 0 ? <WaitWords leftS={leftS} /> : t('signIn.submit')}
        </Button>
      </form>
      {reason.kind === 'not-an-agent' && <LeftBehind desk={desk} />}
      <DeskPlace desk={desk} />
    </AccessFrame>
  );
}

function DoorNote({ reason, isHubReachable }: Pick<SignInProps, 'reason' | 'isHubReachable'>) {
  const { t } = useTranslation('access');
  if (reason.kind === 'not-an-agent') {
    return (
      <output className={styles.note}>
        {t('signIn.notAnAgent')} <PortalLink>{t('signIn.toPortal')}</PortalLink>
      </output>
    );
  }
  if (reason.because === 'offline-over') return <p className={styles.note}>{t('signIn.offlineOver')}</p>;
  if (reason.because === 'ended') return <p className={styles.note}>{t('signIn.ended')}</p>;
  if (!isHubReachable) return <p className={styles.note}>{t('signIn.firstTimeOffline')}</p>;
  return null;
}
