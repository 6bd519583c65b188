import { Button, TextInput } from '@mantine/core';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { loginName } from '#domain/workforce/person.record.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { PasswordShownOnce } from './password-shown-once.tsx';
import { suggestedLogin } from './suggested-login.ts';
import styles from './person-form.module.css';

interface AccountDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Has the hub make an account. Its password is shown once; closing by accident is made hard while it stands there. */
export function AccountDialog({ person, onClose }: AccountDialogProps) {
  const { t } = useTranslation('workforce');
  const [password, setPassword] = useState<string | null>(null);
  const isShowing = password !== null;
  return (
    <Dialog
      onClose={onClose}
      widthPx={480}
      title={t(isShowing ? 'account.passwordTitle' : 'account.title', { name: person.name })}
      isHeld={isShowing}
    >
      {password === null ? (
        <AskForAccount person={person} onMade={setPassword} />
      ) : (
        <PasswordShownOnce password={password} onDone={onClose} />
      )}
    </Dialog>
  );
}

interface AskForAccountProps {
  readonly person: Person;
  readonly onMade: (password: string) => void;
}

function AskForAccount({ person, onMade }: AskForAccountProps) {
  const { t } = useTranslation('workforce');
  const desk = useDesk();
  const isOffline = useDeskStatus().link === 'offline';
  const [login, setLogin] = useState(() => person.login ?? suggestedLogin(person.name));
  const [isAsking, setIsAsking] = useState(false);
  const [isWrong, setIsWrong] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function create(event: FormEvent): Promise<void> {
    event.preventDefault();
    const read = loginName.safeParse(login);
    setIsWrong(!read.success);
    if (!read.success) return;
    setIsAsking(true);
    const made = await desk.askHub('account.create', { person: person.id, login: read.data });
    setIsAsking(false);
    if (made.ok) onMade(made.value.password);
    else setRefusal(made.refusal);
  }

  return (
    <form className={styles.form} onSubmit={(event) => void create(event)}>
      <p className={styles.hint}>{t('account.intro')}</p>
      <TextInput
        label={t('account.login')}
        value={login}
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        error={isWrong && t('form.invalid.login')}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      {isOffline && <p className={styles.hint}>{t('account.needsHub')}</p>}
      <RefusalNote refusal={refusal} />
      <div className={styles.actions}>
        <Button size="sm" variant="filled" type="submit" disabled={isOffline} loading={isAsking}>
          {t('account.submit')}
        </Button>
      </div>
    </form>
  );
}
