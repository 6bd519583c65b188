import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { Refusal } from '#domain/kernel/result.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import styles from './sign-in-again.module.css';

/** The desk is open, but the device could not keep the sign-in over a start: asks for it where the sync is shown. */
export function SignInAgain() {
  const { t } = useTranslation(['desktop', 'access']);
  const desk = useDesk();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function signIn(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isUnderWay || login.trim() === '' || password === '') return;
    setIsUnderWay(true);
    const outcome = await desk.signIn(login, password);
    setIsUnderWay(false);
    setRefusal(outcome.ok ? null : outcome.refusal);
  }

  return (
    <section className={styles.again} aria-label={t('again.title')}>
      <h2 className={styles.title}>{t('again.title')}</h2>
      <p className={styles.hint}>{t('again.hint')}</p>
      <form className={styles.form} onSubmit={(event) => void signIn(event)}>
        <TextInput
          label={t('access:signIn.login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={login}
          onChange={({ currentTarget }) => setLogin(currentTarget.value)}
        />
        <PasswordInput
          label={t('access:signIn.password')}
          autoComplete="current-password"
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('access:signIn.showPassword') }}
        />
        <Button type="submit" variant="filled" loading={isUnderWay}>
          {t('again.submit')}
        </Button>
      </form>
      <RefusalNote refusal={refusal} />
    </section>
  );
}
