import { Select, Textarea } from '@mantine/core';
import type { Incident } from '#domain/incident/incident.record.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Colleague } from '../app/directory.ts';
import { useDirectory } from '../app/desk-context.ts';
import { DraftElsewhere } from '../app/draft-elsewhere.tsx';
import { useDraft } from '../app/drafts.ts';
import { ActForm } from './act-form.tsx';
import type { DockProps } from './incident-dock.tsx';
import type { Receiver } from './offer-choices.ts';
import { choicesByTeam, receiverOf } from './offer-choices.ts';
import styles from './act-form.module.css';

/** To whom the ticket is offered. They become its owner only when they accept. */
export function OfferForm({ incident, acting, dock }: DockProps) {
  const { t } = useTranslation('incident');
  const draft = useDraft(`offer:${incident.id}`);
  const [receiver, setReceiver] = useState<Receiver | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function submit(): Promise<void> {
    if (receiver === null) return;
    const note = draft.text.trim() === '' ? null : draft.text.trim();
    const undo = () => acting.act('incident.withdraw', {});
    const said = t('done.offer', { name: receiver.colleague.name });
    const input = { to: receiver.colleague.agent.id, team: receiver.team, note };
    const refused = await acting.act('incident.offer', input, { said, undo });
    setRefusal(refused);
    if (refused !== null) return;
    draft.clear();
    dock.leave('offer');
  }

  return (
    <ActForm
      act="offer"
      readers={{ kind: 'desk' }}
      refusal={refusal}
      isComplete={receiver !== null}
      onSubmit={submit}
      onCancel={() => dock.leave('offer')}
    >
      <ReceiverFields incident={incident} receiver={receiver} onChoose={setReceiver} />
      <p className={styles.hint}>{t('form.offer.hint')}</p>
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        label={t('form.offer.note')}
        value={draft.text}
        onChange={({ currentTarget }) => draft.write(currentTarget.value)}
      />
      <DraftElsewhere draft={draft} form="text" />
    </ActForm>
  );
}

interface ReceiverFieldsProps {
  readonly incident: Incident;
  readonly receiver: Receiver | null;
  readonly onChoose: (receiver: Receiver | null) => void;
}

function ReceiverFields({ incident, receiver, onChoose }: ReceiverFieldsProps) {
  const { t } = useTranslation('incident');
  const directory = useDirectory();
  const teams: Colleague['agent']['teams'] = receiver?.colleague.agent.teams ?? [];

  function chooseTeam(id: string | null): void {
    const team = teams.find((known) => known === id);
    if (receiver !== null && team !== undefined) onChoose({ ...receiver, team });
  }

  return (
    <div className={styles.row}>
      <Select
        searchable
        label={t('form.offer.to')}
        placeholder={t('form.offer.toPlaceholder')}
        nothingFoundMessage={t('form.offer.nobody')}
        data={choicesByTeam(directory, incident.owner)}
        value={receiver?.colleague.agent.id ?? null}
        onChange={(id) => onChoose(receiverOf(directory, id, incident.team))}
      />
      <Select
        label={t('form.offer.team')}
        allowDeselect={false}
        disabled={receiver === null}
        data={teams.map((id) => ({ value: id, label: directory.teams.get(id)?.name ?? id }))}
        value={receiver?.team ?? null}
        onChange={chooseTeam}
      />
    </div>
  );
}
