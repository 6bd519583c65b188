import type { Refusal, Result } from '#domain/kernel/result.ts';
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { BellMark } from '../look/bell-mark.tsx';
import { RefusalNote } from '../look/note.tsx';
import { LanguageSwitch } from '../words/language-switch.tsx';
import { useWords } from '../words/use-words.ts';
import type { Credentials, SessionState } from './sessions.ts';
import styles from './sign-in-page.module.css';
import { ThrottleNote } from './throttle-note.tsx';

interface SignInPageProps {
  readonly why: Extract<SessionState, { kind: 'out' }>['why'];
  readonly onSignIn: (credentials: Credentials) => Promise<Result<null>>;
}

/** The door. Says in plain words what did not fit, and keeps the name that was typed. */
export function SignInPage({ why, onSignIn }: SignInPageProps) {
  const { say } = useWords();
  useEffect(() => {
    document.title = `${say('sign-in.title')} – Deskbell`;
  }, [say]);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <BellMark size={48} />
        <div className={styles.head}>
          <h1>{say('sign-in.title')}</h1>
          <p className={styles.hint}>{say('sign-in.hint')}</p>
        </div>
        {why !== 'new' && <output className={styles.why}>{say(`sign-in.${why}`)}</output>}
        <SignInForm onSignIn={onSignIn} />
        <p className={styles.hint}>{say('sign-in.trouble')}</p>
        <LanguageSwitch />
      </div>
    </main>
  );
}

type FormState =
  | { readonly kind: 'typing'; readonly refusal: Refusal | null; readonly showsMissing: boolean }
  | { readonly kind: 'asking' };

function SignInForm({ onSignIn }: Pick<SignInPageProps, 'onSignIn'>) {
  const { say } = useWords();
  const [credentials, setCredentials] = useState<Credentials>({ login: '', password: '', stays: false });
  const [state, setState] = useState<FormState>({ kind: 'typing', refusal: null, showsMissing: false });
  const body = useRef<HTMLFormElement>(null);
  const isTyping = state.kind === 'typing';
  const showsMissing = isTyping && state.showsMissing;
  const refusal = isTyping ? state.refusal : null;

  async function signIn(): Promise<void> {
    const missing = credentials.login.trim() === '' ? 'login' : credentials.password === '' ? 'password' : null;
    if (missing !== null) {
      setState({ kind: 'typing', refusal: null, showsMissing: true });
      return body.current?.querySelector<HTMLElement>(`input[name="${missing}"]`)?.focus();
    }
    setState({ kind: 'asking' });
    const outcome = await onSignIn(credentials);
    // Where it is a value, another page stands here already.
    if (!outcome.ok) setState({ kind: 'typing', refusal: outcome.refusal, showsMissing: false });
  }

  return (
    <form
      ref={body}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isTyping) void signIn();
      }}
    >
      <Fields credentials={credentials} onChange={setCredentials} showsMissing={showsMissing} />
      {refusal?.code === 'sign-in.throttled' ? <ThrottleNote refusal={refusal} /> : <RefusalNote refusal={refusal} />}
      <Button type="submit" size="xl" fullWidth loading={!isTyping}>
        {say('sign-in.go')}
      </Button>
    </form>
  );
}

interface FieldsProps {
  readonly credentials: Credentials;
  readonly onChange: (credentials: Credentials) => void;
  readonly showsMissing: boolean;
}

function Fields({ credentials, onChange, showsMissing }: FieldsProps) {
  const { say } = useWords();
  const { login, password, stays } = credentials;
  return (
    <>
      <TextInput
        name="login"
        label={say('sign-in.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        value={login}
        onChange={(event) => onChange({ ...credentials, login: event.currentTarget.value })}
        error={showsMissing && login.trim() === '' ? say('sign-in.login.missing') : null}
      />
      <PasswordInput
        name="password"
        label={say('sign-in.password')}
        autoComplete="current-password"
        maxLength={200}
        visibilityToggleButtonProps={{ 'aria-label': say('sign-in.password.show'), tabIndex: 0 }}
        value={password}
        onChange={(event) => onChange({ ...credentials, password: event.currentTarget.value })}
        error={showsMissing && password === '' ? say('sign-in.password.missing') : null}
      />
      <Checkbox
        size="md"
        label={say('sign-in.stay')}
        description={say('sign-in.stay.hint')}
        checked={stays}
        onChange={(event) => onChange({ ...credentials, stays: event.currentTarget.checked })}
      />
    </>
  );
}
