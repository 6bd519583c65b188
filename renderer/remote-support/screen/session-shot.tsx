import type { Attachment } from '#domain/kernel/attachment.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { TicketCapture } from '../../capture/ticket-capture.tsx';
import type { CaptureStart } from '../../capture/use-capture.ts';
import { watchIncident } from '../../incident/incident-repository.ts';

interface SessionShotProps {
  readonly incident: IncidentId;
  /** Of whoever sits there. */
  readonly name: string;
  readonly shot: CaptureStart;
  readonly onAttached: (file: Attachment) => void;
}

/** A picture of the user's screen on its way to the ticket: what is blacked out in it never leaves this page. */
export function SessionShot({ incident: id, name, shot, onAttached }: SessionShotProps) {
  const desk = useDesk();
  const incident = useLive(useMemo(() => watchIncident(desk, id), [desk, id]));
  if (incident === undefined || incident === null) return null;
  return (
    <TicketCapture incident={incident} requesterName={name} capture={shot} audience="desk" onAttached={onAttached} />
  );
}
