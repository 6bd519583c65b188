import { Button, Select, TextInput } from '@mantine/core';
import type { HubInput } from '#contracts/hub-api.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useLive } from '#platform/browser/use-live.ts';
import type { FormEvent } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { watchDevicesOf } from '../inventory/inventory-repository.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { askForSession } from './support-repository.ts';
import styles from './join-support.module.css';

interface AskSupportProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Asks whoever the ticket is about whether they want to be helped at their computer, and says what for (C5). */
export function AskSupport({ incident, onClose }: AskSupportProps) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const isOffline = useDeskStatus().link === 'offline';
  const devices = useLive(useMemo(() => watchDevicesOf(desk, incident.requester), [desk, incident.requester]));
  const own = devices?.filter(({ person }) => person === incident.requester) ?? [];
  const [chosen, setChosen] = useState<string | null>(incident.device);
  const [reason, setReason] = useState('');
  const { ask, isAsking, refusal } = useQuestion(onClose);
  const where = own.find(({ id }) => id === chosen)?.id ?? own[0]?.id ?? null;

  function send(event: FormEvent): void {
    event.preventDefault();
    if (where !== null) void ask({ incident: incident.id, device: where, reason: reason.trim() });
  }

  return (
    <Dialog onClose={onClose} widthPx={480} title={t('ask.action')}>
      <form className={styles.dialog} onSubmit={send}>
        <TextInput
          label={t('ask.reason')}
          description={t('ask.reasonHint')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          maxLength={300}
          data-autofocus
        />
        {own.length > 0 && (
          <Select
            label={t('ask.where')}
            data={own.map(({ id, name }) => ({ value: id as string, label: name }))}
            value={where}
            onChange={setChosen}
            allowDeselect={false}
          />
        )}
        {own.length === 0 && devices !== undefined && <p className={styles.hint}>{t('ask.none')}</p>}
        <RefusalNote refusal={refusal} />
        {isOffline && <p className={styles.hint}>{t('join.needsHub')}</p>}
        <div className={styles.actions}>
          <Button size="sm" onClick={onClose}>
            {t('ask.cancel')}
          </Button>
          <Button
            size="sm"
            variant="filled"
            type="submit"
            disabled={isOffline || where === null || reason.trim() === ''}
            loading={isAsking}
          >
            {t('ask.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function useQuestion(onAsked: () => void) {
  const desk = useDesk();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function ask(question: HubInput<'support.ask'>): Promise<void> {
    setIsAsking(true);
    const asked = await askForSession(desk, question);
    setIsAsking(false);
    if (asked.ok) onAsked();
    else setRefusal(asked.refusal);
  }

  return { ask, isAsking, refusal };
}
