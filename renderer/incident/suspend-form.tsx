import { Button, Textarea, TextInput } from '@mantine/core';
import type { Incident } from '#domain/incident/incident.record.ts';
import { pendingReasons } from '#domain/incident/incident.record.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';
import { useDesk } from '../app/desk-context.ts';
import { DraftElsewhere } from '../app/draft-elsewhere.tsx';
import { useDraft } from '../app/drafts.ts';
import { fieldTextOf, momentOf } from '../look/date-field.ts';
import { firstNameOf } from '../look/person-name.ts';
import { ActForm } from './act-form.tsx';
import type { DockProps } from './incident-dock.tsx';
import { SegmentChoice } from './incident-form-choices.tsx';
import { dayPresets } from './suspend-date.ts';
import styles from './act-form.module.css';

type Reason = NonNullable<Incident['pending']>['reason'];

/** What the ticket waits for, until when, and what to tell the requester. */
export function SuspendForm({ incident, requesterName, acting, dock }: DockProps) {
  const { t } = useTranslation('incident');
  const draft = useDraft(`suspend:${incident.id}`);
  const [reason, setReason] = useState<Reason>('waiting-customer');
  const [until, setUntil] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const requester = firstNameOf(requesterName);

  async function submit(): Promise<void> {
    const untilMs = epochMs.nullable().parse(momentOf(until));
    const note = draft.text.trim() === '' ? null : draft.text.trim();
    const undo = () => acting.act('incident.resume', {});
    const refused = await acting.act('incident.suspend', { reason, untilMs, note }, { said: t('done.suspend'), undo });
    setRefusal(refused);
    if (refused !== null) return;
    draft.clear();
    dock.leave('suspend');
  }

  return (
    <ActForm
      act="suspend"
      readers={{ kind: 'requester', name: requesterName }}
      refusal={refusal}
      isComplete={reason !== 'agreed-date' || momentOf(until) !== null}
      onSubmit={submit}
      onCancel={() => dock.leave('suspend')}
    >
      <SegmentChoice
        label={t('form.suspend.reason')}
        value={reason}
        choices={pendingReasons.map((value) => ({
          value,
          label: t(`wait.pending.${value}`, { requester }),
        }))}
        onChoose={setReason}
      />
      <UntilField value={until} isRequired={reason === 'agreed-date'} onChange={setUntil} />
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        label={t('form.suspend.note', { requester })}
        value={draft.text}
        onChange={({ currentTarget }) => draft.write(currentTarget.value)}
      />
      <DraftElsewhere draft={draft} form="text" />
    </ActForm>
  );
}

interface UntilFieldProps {
  /** As the browser's date field writes it; empty while no date is chosen. */
  readonly value: string;
  readonly isRequired: boolean;
  readonly onChange: (value: string) => void;
}

/** A date to type, and three mornings to choose at once. */
function UntilField({ value, isRequired, onChange }: UntilFieldProps) {
  const { t, i18n } = useTranslation('incident');
  const nowMs = useDesk().nowMs();
  const inWords = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', day: 'numeric', month: 'short' });
  return (
    <div className={styles.row}>
      <TextInput
        type="datetime-local"
        label={t('form.suspend.until')}
        required={isRequired}
        min={fieldTextOf(nowMs)}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <div className={styles.presets}>
        {dayPresets(nowMs).map((atMs) => (
          <Button key={atMs} onClick={() => onChange(fieldTextOf(atMs))}>
            {inWords.format(atMs)}
          </Button>
        ))}
      </div>
    </div>
  );
}
