import { Button, Checkbox, TextInput } from '@mantine/core';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import type { PersonFieldRefusal, PersonFields } from './person-form.rules.ts';
import { emptyFields, fieldsOf, readPersonFields } from './person-form.rules.ts';
import { LanguageField } from './language-field.tsx';
import { SiteField } from './site-field.tsx';
import { useHomeSite } from './use-home-site.ts';
import { amendPerson, registerPerson } from './workforce-repository.ts';
import styles from './person-form.module.css';

interface PersonFormProps {
  /** `null` registers somebody new. */
  readonly person: Person | null;
  /** What was looked for before the form was opened. */
  readonly typed?: string;
  readonly onClose: () => void;
  readonly onSaved: (id: Person['id']) => void;
}

/** Registers or amends a person. Enter saves; what cannot be stored is said beside its field. */
export function PersonForm({ person, typed = '', onClose, onSaved }: PersonFormProps) {
  const { t } = useTranslation('workforce');
  const { fields, wrong, refusal, change, save } = usePersonForm(person, typed, onSaved);
  const errorOf = (code: PersonFieldRefusal['code']) =>
    wrong?.code === code && t(`form.invalid.${code}`, wrong.details);
  const text = (code: PersonFieldRefusal['code'], label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={fields[code]}
      maxLength={code === 'phones' || code === 'emails' ? 2_000 : 120}
      autoComplete="off"
      error={errorOf(code)}
      data-autofocus={code === 'name' ? true : undefined}
      onChange={(event) => change({ [code]: event.currentTarget.value })}
    />
  );

  function submit(event: FormEvent): void {
    event.preventDefault();
    void save();
  }

  return (
    <Dialog
      onClose={onClose}
      widthPx={640}
      title={person === null ? t('form.registerTitle') : t('form.amendTitle', { name: person.name })}
    >
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.fields}>
          {text('name', t('form.name'))}
          {text('login', t('form.login'), t('form.loginHint'))}
          {text('phones', t('form.phones'), t('form.several'))}
          {text('emails', t('form.emails'), t('form.several'))}
          {text('department', t('form.department'))}
          {text('title', t('form.role'))}
          <SiteField value={fields.site} onChoose={(site) => change({ site })} />
          <LanguageField value={fields.language} onChoose={(language) => change({ language })} />
        </div>
        <Checkbox
          size="sm"
          label={t('form.vip')}
          description={t('form.vipHint')}
          checked={fields.isVip}
          onChange={(event) => change({ isVip: event.currentTarget.checked })}
        />
        <RefusalNote refusal={refusal} />
        <div className={styles.actions}>
          <Button size="sm" variant="subtle" color="gray" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button size="sm" variant="filled" type="submit">
            {t(person === null ? 'form.register' : 'form.amend')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function usePersonForm(person: Person | null, typed: string, onSaved: PersonFormProps['onSaved']) {
  const { i18n } = useTranslation();
  const desk = useDesk();
  const homeSite = useHomeSite();
  const [fields, setFields] = useState(() =>
    person === null ? emptyFields(typed, homeSite, i18n.language === 'de' ? 'de' : 'en') : fieldsOf(person),
  );
  const [wrong, setWrong] = useState<PersonFieldRefusal | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function change(wanted: Partial<PersonFields>): void {
    setFields({ ...fields, ...wanted });
    setWrong(null);
    setRefusal(null);
  }

  async function save(): Promise<void> {
    const read = readPersonFields(fields);
    if (!read.ok) {
      setWrong(read.refusal);
      return;
    }
    const saved =
      person === null ? await registerPerson(desk, read.value) : await amendPerson(desk, person.id, read.value);
    if (saved.ok) onSaved(saved.value);
    else setRefusal(saved.refusal);
  }

  return { fields, wrong, refusal, change, save };
}
