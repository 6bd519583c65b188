import { Button } from '@mantine/core';
import { IconCloudDown, IconCloudOff } from '@tabler/icons-react';
import type { TicketNumber } from '#domain/incident/incident.record.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { useLive } from '#platform/browser/use-live.ts';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defer } from 'rxjs';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import type { Desk } from '../desk/desk.ts';
import { EmptyState } from '../look/empty-state.tsx';

interface AbsentTicketProps {
  readonly sought: IncidentId | TicketNumber;
  /** For a ticket that the hub does not know either. */
  readonly children: ReactNode;
}

/** A ticket that is not on this device: fetched from the hub where it is reached. Whoever shows it sees it come. */
export function AbsentTicket({ sought, children }: AbsentTicketProps) {
  const { t } = useTranslation('replica');
  const desk = useDesk();
  const isOffline = useDeskStatus().link === 'offline';
  const [round, setRound] = useState(0);
  const fetched = useLive(useMemo(() => fetchTicket(desk, sought, isOffline, round), [desk, sought, isOffline, round]));
  if (fetched === undefined || fetched.ok)
    return <EmptyState icon={IconCloudDown} title={t('older.looking')} hint="" />;
  if (fetched.refusal.code === 'ticket.unknown') return children;
  return (
    <EmptyState icon={IconCloudOff} title={t('older.unreachable')} hint={t('older.unreachableHint')}>
      <Button onClick={() => setRound(round + 1)}>{t('older.again')}</Button>
    </EmptyState>
  );
}

/** Asks once for every round, and again when the hub can be reached after it could not. */
function fetchTicket(desk: Desk, sought: IncidentId | TicketNumber, _isOffline: boolean, _round: number) {
  const id = incidentId.safeParse(sought);
  return defer(() => desk.fetchTicket(id.success ? { id: id.data } : { number: sought }));
}
