import { Button, Textarea } from '@mantine/core';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { KeyCaps } from '../look/key-caps.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { LONGEST_TEXT, resolveOnCall } from './incident-form-log.ts';
import { useFormActions } from '../app/actions/use-form-actions.ts';
import styles from './incident-form-logged.module.css';

interface ResolveOnCallProps {
  readonly id: Incident['id'];
  readonly onResolved: () => void;
  readonly onBack: () => void;
}

/** Writes down what solved it while the caller is still on the line (FCR-1). */
export function ResolveOnCall({ id, onResolved, onBack }: ResolveOnCallProps) {
  const { t } = useTranslation('call');
  const desk = useDesk();
  const [resolution, setResolution] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  useEffect(() => fieldRef.current?.focus(), []);

  async function resolve(): Promise<void> {
    if (resolution.trim() === '') {
      fieldRef.current?.focus();
      return;
    }
    const outcome = await resolveOnCall(desk, id, resolution);
    if (outcome.ok) onResolved();
    else setRefusal(outcome.refusal);
  }

  useFormActions({
    id: 'call.resolve',
    submitTitle: t('logged.resolve'),
    leaveTitle: t('logged.back'),
    submit: () => void resolve(),
    leave: onBack,
    maySubmit: () => true,
  });
  return (
    <div className={styles.resolve}>
      <Textarea
        ref={fieldRef}
        label={t('logged.resolution')}
        placeholder={t('logged.resolutionPlaceholder')}
        value={resolution}
        maxLength={LONGEST_TEXT}
        autosize
        minRows={3}
        maxRows={10}
        onChange={(event) => setResolution(event.currentTarget.value)}
      />
      <RefusalNote refusal={refusal} />
      <div className={styles.steps}>
        <Button size="sm" variant="filled" rightSection={<KeyCaps keys="mod+enter" />} onClick={() => void resolve()}>
          {t('logged.resolve')}
        </Button>
        <Button size="sm" variant="subtle" color="gray" rightSection={<KeyCaps keys="escape" />} onClick={onBack}>
          {t('logged.back')}
        </Button>
      </div>
    </div>
  );
}
