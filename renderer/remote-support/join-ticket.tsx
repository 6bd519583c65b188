import { Button, Radio, TextInput } from '@mantine/core';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { IncidentId, PersonId } from '#domain/kernel/fields.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { PersonChoice } from '../workforce/person-choice.tsx';
import type { FoundSupport } from './support-repository.ts';
import { watchOpenTicketsOf } from './support-repository.ts';
import type { JoinBy } from './use-join.ts';
import { useJoin } from './use-join.ts';
import styles from './join-support.module.css';

interface JoinTicketProps {
  readonly who: Pick<FoundSupport, 'device' | 'person'>;
  readonly joinBy: JoinBy;
  /** The ticket that is chosen at first, if it is one of theirs. */
  readonly incident: IncidentId | undefined;
  readonly onClose: () => void;
}

/** The ticket the help is about: one of theirs that is open, or a new one. */
export function JoinTicket({ who, joinBy, incident, onClose }: JoinTicketProps) {
  const [person, setPerson] = useState<PersonId | null>(who.person?.id ?? null);
  return (
    <div className={styles.dialog}>
      <Who who={who} />
      {who.person === null && <WhoIsThere person={person} onChoose={setPerson} />}
      {person !== null && (
        <ChooseTicket key={person} who={who} person={person} joinBy={joinBy} incident={incident} onClose={onClose} />
      )}
    </div>
  );
}

function Who({ who: { person, device } }: Pick<JoinTicketProps, 'who'>) {
  const { t } = useTranslation('support');
  return (
    <p className={styles.who}>
      <PersonAvatar name={person?.name ?? ''} id={person?.id ?? device?.id ?? ''} size={36} isDecoration />
      <span>
        <strong>{person?.name ?? t('waiting.nobody')}</strong>
        <span className={styles.faint}>
          {device === null ? t('join.inBrowser') : t('join.at', { device: device.name })}
        </span>
      </span>
    </p>
  );
}

interface WhoIsThereProps {
  readonly person: PersonId | null;
  readonly onChoose: (person: PersonId | null) => void;
}

/** A computer that is nobody's: somebody has to say who sits there. */
function WhoIsThere({ person, onChoose }: WhoIsThereProps) {
  const { t } = useTranslation('support');
  return (
    <PersonChoice
      label={t('join.person')}
      description={t('join.personHint')}
      isFocusedFirst
      value={person}
      onChoose={(match) => onChoose(match?.person.id ?? null)}
    />
  );
}

const NEW = 'new';

function ChooseTicket({ who, person, joinBy, incident, onClose }: JoinTicketProps & { readonly person: PersonId }) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const tickets = useLive(useMemo(() => watchOpenTicketsOf(desk, person), [desk, person]));
  const [chosen, setChosen] = useState<string | null>(null);
  const [summary, setSummary] = useState('');
  const { join, isJoining, refusal } = useJoin({ joinBy, person, device: who.device?.id ?? null, onJoined: onClose });
  if (tickets === undefined) return null;
  const known = tickets.find(({ id }) => id === incident) ?? tickets[0];
  const ticket = chosen ?? known?.id ?? NEW;
  const existing = tickets.find(({ id }) => id === ticket);
  const isReady = existing !== undefined || summary.trim() !== '';

  return (
    <form
      className={styles.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        void join(existing === undefined ? { summary } : { incident: existing.id });
      }}
    >
      <Radio.Group label={t('join.ticket')} value={ticket} onChange={setChosen}>
        <div className={styles.tickets}>
          {tickets.map((one) => (
            <Radio key={one.id} value={one.id} label={one.summary} description={describe(one)} />
          ))}
          <Radio value={NEW} label={t('join.newTicket')} />
        </div>
      </Radio.Group>
      {existing === undefined && (
        <TextInput
          label={t('join.summary')}
          value={summary}
          maxLength={300}
          data-autofocus
          onChange={({ currentTarget }) => setSummary(currentTarget.value)}
        />
      )}
      <RefusalNote refusal={refusal} />
      <div className={styles.actions}>
        <Button size="sm" variant="subtle" color="gray" onClick={onClose}>
          {t('join.cancel')}
        </Button>
        <Button size="sm" variant="filled" type="submit" disabled={!isReady} loading={isJoining}>
          {t('join.start')}
        </Button>
      </div>
    </form>
  );
}

function describe({ number }: Pick<Incident, 'number'>): string | undefined {
  return number ?? undefined;
}
