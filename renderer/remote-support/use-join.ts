import type { DeviceId, IncidentId, PersonId, SupportSessionId } from '#domain/kernel/fields.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { useState } from 'react';
import { useDesk, useDirectory, useMe } from '../app/desk-context.ts';
import { useOpenSession } from '../desktop/use-session-window.ts';
import { emptyCallDraft } from '../incident/incident-form-draft.ts';
import { logInputOf, teamOf } from '../incident/incident-form-log.ts';
import { joinByCode } from './support-repository.ts';

/** By the code that somebody waits with at the hub, or whoever was found in the own network without one. */
export type JoinBy = { readonly code: string } | 'lan';

interface JoinOptions {
  readonly joinBy: JoinBy;
  readonly person: PersonId;
  /** `null`: they share from a browser. */
  readonly device: DeviceId | null;
  readonly onJoined: () => void;
}

/** An open ticket, or the words for a new one. */
export type HelpTicket = { readonly incident: IncidentId } | { readonly summary: string };

/** Joins whoever waits, after logging the ticket where there is none yet, and opens the session. */
export function useJoin({ joinBy, person, device, onJoined }: JoinOptions) {
  const desk = useDesk();
  const me = useMe();
  const { teams } = useDirectory();
  const openSession = useOpenSession();
  const [isJoining, setIsJoining] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // Logged by an attempt that failed later: the next one takes it instead of logging another.
  const [logged, setLogged] = useState<Logged | null>(null);

  async function ticketOf(wanted: HelpTicket): Promise<Result<Logged>> {
    if ('incident' in wanted) return ok({ incident: wanted.incident, command: null });
    if (logged !== null) return ok(logged);
    const call = { ...emptyCallDraft, requester: person, device, summary: wanted.summary };
    const input = logInputOf(call, me, teamOf(me, teams), await desk.takeTicketNumber());
    if (input === null) return { ok: false, refusal: { code: 'support.summary-missing' } };
    const incident = incidentId.parse(desk.newId('incident'));
    const issued = await desk.issue('incident.log', incident, input);
    if (!issued.ok) return issued;
    const ticket = { incident, command: issued.value.command };
    setLogged(ticket);
    return ok(ticket);
  }

  function joinOn({ incident, command }: Logged): Promise<Result<{ readonly session: SupportSessionId }>> {
    return joinBy === 'lan' ? desk.joinOverLan(incident) : joinByCode(desk, joinBy.code, incident, command);
  }

  async function join(wanted: HelpTicket): Promise<void> {
    setIsJoining(true);
    setRefusal(null);
    const ticket = await ticketOf(wanted);
    const joined = ticket.ok ? await joinOn(ticket.value) : ticket;
    setIsJoining(false);
    if (!joined.ok) {
      setRefusal(joined.refusal);
      return;
    }
    onJoined();
    openSession(joined.value.session);
  }

  return { join, isJoining, refusal };
}

interface Logged {
  readonly incident: IncidentId;
  /** The command that logged it, where that was just now. */
  readonly command: string | null;
}
