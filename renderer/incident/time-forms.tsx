import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { MOST_MINUTES_BOOKED } from '#domain/incident/time-entry.ts';
import type { TimeEntry } from '#domain/incident/time-spent.rules.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useMe } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { commandIncident } from './incident-repository.ts';

interface BookTimeProps {
  readonly incident: IncidentId;
  readonly onClose: () => void;
}

/** Somebody writes down how long they worked on a ticket, up to now. */
export function BookTime({ incident, onClose }: BookTimeProps) {
  const { t } = useTranslation('incident');
  const desk = useDesk();
  const me = useMe();
  const book = (minutes: number, text: string) =>
    commandIncident(desk, incident, 'incident.book-time', {
      agent: me.id,
      kind: 'worked',
      fromMs: epochMs.parse(desk.nowMs() - minutes * 60_000),
      minutes,
      session: null,
      note: text === '' ? null : text,
    });
  return (
    <TimeForm
      title={t('time.addTitle')}
      textLabel={t('time.note')}
      first={null}
      least={1}
      save={book}
      onClose={onClose}
    />
  );
}

interface CorrectTimeProps extends BookTimeProps {
  readonly entry: TimeEntry;
}

/** It was longer or shorter, or nothing at all; why stays on the ticket. */
export function CorrectTime({ incident, entry, onClose }: CorrectTimeProps) {
  const { t } = useTranslation('incident');
  const desk = useDesk();
  const correct = (minutes: number, reason: string) =>
    commandIncident(desk, incident, 'incident.correct-time', { entry: entry.id, minutes, reason });
  return (
    <TimeForm
      title={t('time.correctTitle')}
      textLabel={t('time.reason')}
      textHint={t('time.reasonHint')}
      isTextNeeded
      first={entry.minutes}
      least={0}
      save={correct}
      onClose={onClose}
    />
  );
}

interface TimeFormProps {
  readonly title: string;
  readonly textLabel: string;
  readonly textHint?: string;
  readonly isTextNeeded?: boolean;
  readonly first: number | null;
  /** 0 where it may be struck out. */
  readonly least: 0 | 1;
  readonly save: (minutes: number, text: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

function TimeForm({ title, textLabel, textHint, isTextNeeded = false, first, least, save, onClose }: TimeFormProps) {
  const { t } = useTranslation('incident');
  const [minutes, setMinutes] = useState<number | string>(first ?? '');
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isComplete = typeof minutes === 'number' && (!isTextNeeded || text.trim() !== '');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isComplete) return;
    const saved = await save(minutes, text.trim());
    if (saved.ok) onClose();
    else setRefusal(saved.refusal);
  }

  return (
    <Dialog title={title} widthPx={420} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <NumberInput
          data-autofocus
          label={t('time.minutes')}
          description={least === 0 ? t('time.minutesHint') : undefined}
          value={minutes}
          onChange={setMinutes}
          min={least}
          max={MOST_MINUTES_BOOKED}
          clampBehavior="strict"
          allowDecimal={false}
          mb="sm"
        />
        <TextInput
          label={textLabel}
          description={textHint}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          maxLength={300}
        />
        <RefusalNote refusal={refusal} />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button onClick={onClose}>{t('time.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!isComplete}>
            {t('time.save')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
