import { IconTicket } from '@tabler/icons-react';
import type { Person } from '#domain/workforce/person.record.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { IncidentHistory } from '../incident/incident-history.tsx';
import { watchIncidentsOf } from '../incident/incident-repository.ts';
import { EmptyState } from '../look/empty-state.tsx';

/** More than a page needs; who has more is on a first-name basis with the desk. */
const MOST_TICKETS = 500;

/** Everything a person called about (MSG-1): what is open first, then the latest. */
export function PersonTickets({ person }: { readonly person: Person }) {
  const { t } = useTranslation('workforce');
  const desk = useDesk();
  const incidents = useLive(useMemo(() => watchIncidentsOf(desk, person.id, MOST_TICKETS), [desk, person.id]));
  if (incidents === undefined) return null;
  if (incidents.length === 0) {
    return <EmptyState icon={IconTicket} title={t('person.noTickets.title')} hint={t('person.noTickets.hint')} />;
  }
  return <IncidentHistory title={t('person.tickets')} incidents={incidents} />;
}
