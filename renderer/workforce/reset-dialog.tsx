import { Button } from '@mantine/core';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { PasswordShownOnce } from './password-shown-once.tsx';
import styles from './person-form.module.css';

interface ResetDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

type Step =
  | { readonly kind: 'question'; readonly refusal: Refusal | null }
  | { readonly kind: 'asking' }
  | { readonly kind: 'shown'; readonly password: string };

/**
 * Has the hub give somebody a new password, after saying what that does to them. Held from the click on: whoever closed
 * it then would leave them without a password that anybody knows.
 */
export function ResetDialog({ person, onClose }: ResetDialogProps) {
  const { t } = useTranslation('workforce');
  const desk = useDesk();
  const [step, setStep] = useState<Step>({ kind: 'question', refusal: null });

  async function reset(): Promise<void> {
    setStep({ kind: 'asking' });
    const given = await desk.askHub('account.reset', { person: person.id });
    setStep(
      given.ok ? { kind: 'shown', password: given.value.password } : { kind: 'question', refusal: given.refusal },
    );
  }

  return (
    <Dialog
      onClose={onClose}
      widthPx={480}
      title={t(step.kind === 'shown' ? 'account.passwordTitle' : 'reset.title', { name: person.name })}
      isHeld={step.kind !== 'question'}
    >
      {step.kind === 'shown' ? (
        <PasswordShownOnce password={step.password} onDone={onClose} />
      ) : (
        <Question name={person.name} step={step} onKeep={onClose} onReset={() => void reset()} />
      )}
    </Dialog>
  );
}

interface QuestionProps {
  readonly name: string;
  readonly step: Exclude<Step, { readonly kind: 'shown' }>;
  readonly onKeep: () => void;
  readonly onReset: () => void;
}

function Question({ name, step, onKeep, onReset }: QuestionProps) {
  const { t } = useTranslation('workforce');
  const isOffline = useDeskStatus().link === 'offline';
  const isAsking = step.kind === 'asking';
  const refusal = isAsking ? null : step.refusal;
  // It may have been given all the same, only not shown.
  const isUnanswered = refusal?.code === 'hub.unreachable';
  return (
    <div className={styles.form}>
      <p className={styles.hint}>{t('reset.hint', { name })}</p>
      {isOffline && <p className={styles.hint}>{t('account.needsHub')}</p>}
      {isUnanswered && <p role="alert">{t('reset.unanswered')}</p>}
      <RefusalNote refusal={isUnanswered ? null : refusal} />
      <div className={styles.actions}>
        <Button size="sm" data-autofocus disabled={isAsking} onClick={onKeep}>
          {t('reset.cancel')}
        </Button>
        <Button size="sm" color="red" variant="outline" disabled={isOffline} loading={isAsking} onClick={onReset}>
          {t('reset.submit')}
        </Button>
      </div>
    </div>
  );
}
