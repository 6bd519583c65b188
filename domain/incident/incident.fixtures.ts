import { anAttachment } from '../kernel/kernel.fixtures.ts';
import { agentId, epochMs, incidentId, personId, siteId, teamId } from '../kernel/fields.ts';
import type { AttachInput, LogInput } from './incident.commands.ts';
import type { Incident } from './incident.record.ts';
import { blankIncident, incidentSchema } from './incident.record.ts';
import { ticketNumberOf } from './ticket-number.rules.ts';

/** In progress, owned by Mira, asked for by Vera. */
export function anIncident(over: Partial<Incident> = {}): Incident {
  return incidentSchema.parse({
    ...blankIncident(incidentId.parse('incident:1')),
    number: ticketNumberOf('BER', 1),
    state: 'in-progress',
    summary: 'Outlook asks for the password again and again',
    requester: personId.parse('person:vera'),
    site: siteId.parse('site:berlin'),
    team: teamId.parse('team:firstline'),
    owner: agentId.parse('agent:mira'),
    loggedAtMs: epochMs.parse(2_000),
    changedAtMs: epochMs.parse(2_000),
    ...over,
  });
}

export function aLogInput(over: Partial<LogInput> = {}): LogInput {
  return {
    summary: 'Outlook asks for the password again and again',
    description: null,
    channel: 'phone',
    requester: personId.parse('person:vera'),
    device: null,
    service: null,
    site: null,
    category: null,
    impact: 'user-affected',
    urgency: 'medium',
    number: ticketNumberOf('BER', 1),
    routing: { team: teamId.parse('team:firstline'), owner: agentId.parse('agent:mira') },
    ...over,
  };
}

export function anAttachInput(over: Partial<AttachInput> = {}): AttachInput {
  return { attachments: [anAttachment()], text: null, audience: 'readers', ...over };
}
