import { Button, TextInput } from '@mantine/core';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import type { Newcomer, NewcomerGap } from '../workforce/newcomer.ts';
import { gapOf, newcomerInput, newcomerOf } from '../workforce/newcomer.ts';
import { SiteField } from '../workforce/site-field.tsx';
import { useHomeSite } from '../workforce/use-home-site.ts';
import { registerPerson } from '../workforce/workforce-repository.ts';
import styles from './incident-form-register.module.css';

interface CallRegisterProps {
  /** What was looked for: a name, a number or an address. */
  readonly typed: string;
  readonly onRegistered: (id: PersonId) => void;
  readonly onBack: () => void;
}

/** Registers a caller the desk has not met, without leaving the call. */
export function CallRegister({ typed, onRegistered, onBack }: CallRegisterProps) {
  const { t } = useTranslation('call');
  const { newcomer, gap, refusal, amend, register } = useRegistration(typed, onRegistered);
  const nameRef = useRef<HTMLInputElement>(null);
  const contactRef = useRef<HTMLInputElement>(null);

  // What was looked for already stands in one of the two: the other one is asked next.
  useEffect(() => (nameRef.current?.value === '' ? nameRef : contactRef).current?.focus(), []);

  function submit(event: FormEvent): void {
    event.preventDefault();
    void register();
  }

  return (
    <form className={styles.register} aria-label={t('register.title')} onSubmit={submit}>
      <p className={styles.title}>{t('register.title')}</p>
      <div className={styles.fields}>
        <TextInput
          ref={nameRef}
          label={t('register.name')}
          value={newcomer.name}
          maxLength={120}
          autoComplete="off"
          error={gap === 'name' && t('register.nameMissing')}
          onChange={(event) => amend({ name: event.currentTarget.value })}
        />
        <TextInput
          ref={contactRef}
          label={t('register.contact')}
          value={newcomer.contact}
          maxLength={254}
          autoComplete="off"
          error={gap === 'contact' && t('register.contactInvalid')}
          onChange={(event) => amend({ contact: event.currentTarget.value })}
        />
        <SiteField value={newcomer.site} onChoose={(site) => amend({ site })} />
      </div>
      <RefusalNote refusal={refusal} />
      <div className={styles.actions}>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('register.back')}
        </Button>
        <Button type="submit" variant="filled">
          {t('register.submit')}
        </Button>
      </div>
    </form>
  );
}

function useRegistration(typed: string, onRegistered: CallRegisterProps['onRegistered']) {
  const { i18n } = useTranslation();
  const desk = useDesk();
  const homeSite = useHomeSite();
  const [newcomer, setNewcomer] = useState(() => newcomerOf(typed, homeSite));
  const [gap, setGap] = useState<NewcomerGap | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function amend(wanted: Partial<Newcomer>): void {
    setNewcomer({ ...newcomer, ...wanted });
    setGap(null);
  }

  async function register(): Promise<void> {
    const missing = gapOf(newcomer);
    setGap(missing);
    if (missing !== null) return;
    // They were spoken to in the agent's language; whoever amends the person may say otherwise.
    const registered = await registerPerson(desk, newcomerInput(newcomer, i18n.language === 'de' ? 'de' : 'en'));
    if (registered.ok) onRegistered(registered.value);
    else setRefusal(registered.refusal);
  }

  return { newcomer, gap, refusal, amend, register };
}
