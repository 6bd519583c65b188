import type { IncidentId } from '#domain/kernel/fields.ts';
import { useMemo } from 'react';
import { useDesk } from '../app/desk-context.ts';
import { MissingScreen } from '../app/missing-screen.tsx';
import { useLive } from '#platform/browser/use-live.ts';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { watchTicket } from './incident-repository.ts';
import { AbsentTicket } from '../replica/absent-ticket.tsx';
import { IncidentTicket } from './incident-ticket.tsx';

interface IncidentPageProps {
  readonly id: IncidentId;
  readonly onClose: () => void;
}

/** One ticket, live. */
export function IncidentPage({ id, onClose }: IncidentPageProps) {
  const desk = useDesk();
  const ticket = useLive(useMemo(() => watchTicket(desk, id), [desk, id]));
  if (ticket === undefined) return <ScreenSkeleton rows={8} />;
  const { incident, journal, outbox } = ticket;
  if (incident === null) {
    return (
      <AbsentTicket sought={id}>
        <MissingScreen />
      </AbsentTicket>
    );
  }
  return <IncidentTicket incident={incident} journal={journal} outbox={outbox} onClose={onClose} />;
}
