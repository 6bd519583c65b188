import { Button, Group, TextInput } from '@mantine/core';
import type { Refusal } from '#domain/kernel/result.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { endSession } from './support-repository.ts';

interface EndOfColleagueProps {
  readonly session: SupportSession;
  readonly onClose: () => void;
}

/** A lead ends the session of a colleague, and says why: everybody there reads it (W16). */
export function EndOfColleague({ session, onClose }: EndOfColleagueProps) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function end(event: FormEvent): Promise<void> {
    event.preventDefault();
    const ended = await endSession(desk, session.id, { note: note.trim() });
    if (ended.ok) onClose();
    else setRefusal(ended.refusal);
  }

  return (
    <Dialog onClose={onClose} widthPx={460} title={t('lead.title')}>
      <form onSubmit={(event) => void end(event)}>
        <TextInput
          label={t('lead.reason')}
          description={t('lead.reasonHint')}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          maxLength={300}
          data-autofocus
        />
        <RefusalNote refusal={refusal} />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button onClick={onClose}>{t('lead.cancel')}</Button>
          <Button type="submit" color="red" variant="outline" disabled={note.trim() === ''}>
            {t('lead.end')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
