import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { channels, urgencies } from '#domain/incident/incident.record.ts';
import { priorityOf } from '#domain/incident/incident.rules.ts';
import { serviceId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { ReactNode, RefObject } from 'react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import { KeyCaps } from '../look/key-caps.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { PriorityMark } from '../look/severity-mark.tsx';
import { CallDevices } from './incident-form-devices.tsx';
import { EffectChoice, SegmentChoice } from './incident-form-choices.tsx';
import type { CallDraft } from './incident-form-draft.ts';
import type { CallGap } from './incident-form-log.ts';
import { LONGEST_SUMMARY, LONGEST_TEXT } from './incident-form-log.ts';
import styles from './incident-form-subject.module.css';

interface CallSubjectFieldsProps {
  readonly draft: CallDraft;
  readonly gaps: readonly CallGap[];
  readonly refusal: Refusal | null;
  readonly onChange: (wanted: Partial<CallDraft>) => void;
  readonly summaryRef: RefObject<HTMLInputElement | null>;
  readonly onSubmit: () => void;
  /** What goes along, under the words it belongs to. */
  readonly files: ReactNode;
}

/** Portal and helper log by themselves; these are the ways people reach an agent. */
const waysIn = channels.filter((channel) => channel !== 'portal' && channel !== 'helper');

/** What the call is about, in the order it is said: first the words, then the consequences. */
export const CallSubjectFields = memo(function CallSubjectFields(props: CallSubjectFieldsProps) {
  const { t } = useTranslation(['call', 'incident']);
  const { draft, gaps, refusal, onChange: change, summaryRef, onSubmit, files } = props;
  return (
    <div className={styles.fields}>
      <TextInput
        ref={summaryRef}
        label={t('form.summary')}
        placeholder={t('form.summaryPlaceholder')}
        value={draft.summary}
        maxLength={LONGEST_SUMMARY}
        autoComplete="off"
        error={gaps.includes('summary') && t('form.summaryMissing')}
        onChange={(event) => change({ summary: event.currentTarget.value })}
      />
      <Textarea
        label={t('form.description')}
        placeholder={t('form.descriptionPlaceholder')}
        value={draft.description}
        maxLength={LONGEST_TEXT}
        autosize
        minRows={2}
        maxRows={10}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      {files}
      <CallDevices draft={draft} onChange={change} />
      <ServiceField draft={draft} onChange={change} />
      <EffectChoice label={t('form.impact')} value={draft.impact} onChoose={(impact) => change({ impact })} />
      <div className={styles.pair}>
        <SegmentChoice
          label={t('form.urgency')}
          value={draft.urgency}
          choices={urgencies.map((urgency) => ({ value: urgency, label: t(`incident:urgency.${urgency}`) }))}
          onChoose={(urgency) => change({ urgency })}
        />
        <SegmentChoice
          label={t('form.channel')}
          value={draft.channel}
          choices={waysIn.map((channel) => ({ value: channel, label: t(`incident:channel.${channel}`) }))}
          onChoose={(channel) => change({ channel })}
        />
      </div>
      <RefusalNote refusal={refusal} />
      <CallFoot draft={draft} onSubmit={onSubmit} />
    </div>
  );
});

interface FieldProps {
  readonly draft: CallDraft;
  readonly onChange: (wanted: Partial<CallDraft>) => void;
}

/** Taken by its first letters; a list that opens would be one more thing to close. */
function ServiceField({ draft, onChange }: FieldProps) {
  const { t } = useTranslation('call');
  const services = [...useDirectory().services.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <NativeSelect
      label={t('form.service')}
      value={draft.service ?? ''}
      data={[
        { value: '', label: t('form.noService') },
        ...services.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={({ currentTarget: { value } }) => onChange({ service: value === '' ? null : serviceId.parse(value) })}
    />
  );
}

function CallFoot({ draft, onSubmit }: { readonly draft: CallDraft; readonly onSubmit: () => void }) {
  const { t } = useTranslation(['call', 'look']);
  const priority = priorityOf(draft.impact, draft.urgency);
  return (
    <div className={styles.foot}>
      <p className={styles.predicted}>
        <PriorityMark priority={priority} />
        <span>{t('form.predicted')}</span>
      </p>
      <Button
        className={styles.submit}
        variant="filled"
        size="sm"
        onClick={onSubmit}
        rightSection={<KeyCaps keys="mod+enter" />}
      >
        {t('form.submit')}
      </Button>
    </div>
  );
}
