import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { incidentStates } from '#domain/incident/incident.record.ts';
import { agentId } from '#domain/kernel/fields.ts';

export const LINES_OF_ONE_TICKET = 200;

const base = anIncident({
  summary: 'Outlook asks for the password again and again since the change on Monday. '.repeat(3),
});
const meta = { _deleted: false, _attachments: {}, _rev: '1-bench', _meta: { lwt: 0 } };

const offer = { by: base.owner, team: base.team, atMs: base.loggedAtMs };

/** One of forty, in turn. */
export function agentOf(serial: number): typeof base.owner {
  return agentId.parse(`agent:a${serial % 40}`);
}

/** Tickets as RxDB hands them to a storage, the same for the same numbers: one in five of each state. */
export function ticketsFrom(first: number, count: number): readonly (typeof base & typeof meta)[] {
  return Array.from({ length: count }, (_, index) => {
    const serial = first + index;
    return {
      ...base,
      id: `incident:x${serial}` as typeof base.id,
      state: incidentStates[serial % incidentStates.length]!,
      requester: `person:p${serial % 997}` as typeof base.requester,
      owner: agentOf(serial),
      offer: serial % 211 === 0 ? { ...offer, to: agentOf(serial + 1) } : null,
      awaitingReplySinceMs: serial % 53 === 0 ? offer.atMs : null,
      // Changed in no order, as a desk does.
      changedAtMs: (1_700_000_000_000 + ((serial * 7_919) % 1_000_003)) as typeof base.changedAtMs,
      ...meta,
      _meta: { lwt: 1_700_000_000_000 + serial / 100 },
    };
  });
}

export function ticketLines(): readonly object[] {
  return Array.from({ length: LINES_OF_ONE_TICKET }, (_, serial) => ({
    id: `journal:y${serial}`,
    name: 'incident.noted',
    target: 'incident:x7',
    actor: 'agent:mira',
    device: 'client:bench',
    input: { text: 'Asked them to sign out of the phone as well and to try once more. '.repeat(4) },
    changed: {},
    audience: 'desk',
    occurredAtMs: 1_700_000_000_000 + serial,
    receivedAtMs: 1_700_000_000_000 + serial,
    ...meta,
    _meta: { lwt: 1_700_000_000_000 + serial / 100 },
  }));
}
