import { Button } from '@mantine/core';
import { IconEye, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';
import { KeyCaps } from '../look/key-caps.tsx';
import { firstNameOf } from '../look/person-name.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import type { FormAct } from './incident-acts.ts';
import { useFormActions } from '../app/actions/use-form-actions.ts';
import styles from './act-form.module.css';

interface ActFormProps {
  readonly act: FormAct;
  /** Who will read what is written here; `null` when nothing is. */
  readonly readers: { readonly kind: 'requester'; readonly name: string } | { readonly kind: 'desk' } | null;
  readonly refusal: Refusal | null;
  readonly isComplete: boolean;
  readonly onSubmit: () => Promise<void>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** What takes the focus: the first field, in a group of choices the chosen one. */
const FIRST_FIELD = 'input:checked, input:not([type="radio"]), textarea';

/** What an act still needs, at the foot of the ticket. Ctrl+Enter does it, Esc leaves it; what was typed stays. */
export function ActForm({ act, readers, refusal, isComplete, onSubmit, onCancel, children }: ActFormProps) {
  const { t } = useTranslation('incident');
  const titleId = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const { current } = form;
    (current?.querySelector<HTMLElement>(FIRST_FIELD) ?? current)?.focus();
  }, []);

  function submit(): void {
    if (isComplete) void onSubmit();
  }
  useFormActions({
    id: `form.${act}`,
    submitTitle: t(`form.${act}.submit`),
    leaveTitle: t('form.cancel'),
    submit,
    maySubmit: () => isComplete,
    leave: onCancel,
  });

  return (
    <form
      ref={form}
      tabIndex={-1}
      className={styles.form}
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {t(`form.${act}.title`)}
        </h2>
        {readers !== null && (
          <span className={styles.readers}>
            {readers.kind === 'desk' ? <IconLock size={14} stroke={1.75} /> : <IconEye size={14} stroke={1.75} />}
            {readers.kind === 'desk'
              ? t('composer.deskReads')
              : t('composer.requesterReads', { name: firstNameOf(readers.name) })}
          </span>
        )}
      </div>
      {children}
      <RefusalNote refusal={refusal} />
      <div className={styles.foot}>
        <Button onClick={onCancel}>{t('form.cancel')}</Button>
        <Button type="submit" variant="filled" disabled={!isComplete}>
          {t(`form.${act}.submit`)}
        </Button>
        <span className={styles.keys}>
          <KeyCaps keys="mod+enter" />
        </span>
      </div>
    </form>
  );
}
