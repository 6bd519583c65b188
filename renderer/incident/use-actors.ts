import type { JournalLine } from '#domain/kernel/journal.ts';
import { agentId, personId } from '#domain/kernel/fields.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';

/** Who stands behind a line of the journal. */
export interface Actor {
  readonly name: string;
  /** What their colour is chosen by. */
  readonly id: string;
  /** Whether it is the person the ticket is for, on the other side of the desk. */
  readonly isRequester: boolean;
}

/** Names for the actors of one ticket's journal. A helper speaks for the person at its device. */
export function useActors(requester: Person | undefined): (actor: JournalLine['actor']) => Actor {
  const { t } = useTranslation(['look', 'incident']);
  const { colleagues } = useDirectory();
  return (actor) => {
    const asAgent = agentId.safeParse(actor);
    if (asAgent.success) {
      const colleague = colleagues.get(asAgent.data);
      return { name: colleague?.name ?? '', id: colleague?.agent.person ?? actor, isRequester: false };
    }
    const asPerson = personId.safeParse(actor);
    if (asPerson.success || actor.startsWith('device:')) {
      return { name: requester?.name ?? '', id: requester?.id ?? actor, isRequester: true };
    }
    return { name: t('theDesk'), id: actor, isRequester: false };
  };
}
