import type { AgentId } from '#domain/kernel/fields.ts';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import type { Directory } from '../app/directory.ts';
import type { OutboxSubject } from './outbox-subject.ts';
import { receiverOf, subjectOf } from './outbox-subject.ts';
import type { OutboxRow } from './sync-repository.ts';

export interface OutboxWords {
  /** What its author did, as a sentence: "Resolved BER-000142-7". */
  readonly sentence: string;
  readonly subject: OutboxSubject;
}

/** Says in plain words what somebody did, whichever command it was. */
export function useOutboxWords(): (row: OutboxRow) => OutboxWords {
  return useOutboxWordsIn(useDirectory());
}

/** The same where there is no desk to know names from. */
export function useOutboxWordsIn(directory: Directory): (row: OutboxRow) => OutboxWords {
  const { t } = useTranslation('sync');
  return (row) => {
    const { name, input } = row.outbox.entry;
    const subject = subjectOf(row, (id) => nameIn(directory, id));
    const isSeen = row.target !== null || name === 'incident.log';
    const unnamed = {
      incident: t(isSeen ? 'unnumbered' : 'unseen'),
      person: t('somebody'),
      device: t('someDevice'),
      other: '',
    };
    // An id of an agent or none: what is not in the directory has no name.
    const receiver = directory.colleagues.get(receiverOf({ input }) as AgentId);
    const words = {
      name,
      subject: subject.name === '' ? unnamed[subject.kind] : subject.name,
      other: receiver?.name ?? t('somebody'),
    };
    // Every command has its sentence, and a test holds that; a newer version's command is named.
    const sentence = t(`did.${name}` as 'did.unknown', { ...words, defaultValue: t('did.unknown', words) });
    return { sentence, subject };
  };
}

function nameIn({ colleagues, teams, sites, services }: Directory, id: string): string | undefined {
  const named = [teams, sites, services].map((names) => (names as ReadonlyMap<string, { name: string }>).get(id));
  return (colleagues as ReadonlyMap<string, { name: string }>).get(id)?.name ?? named.find(Boolean)?.name;
}
