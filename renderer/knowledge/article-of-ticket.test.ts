import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { expect, test } from 'vitest';
import { articleOfTicket } from './article-of-ticket.ts';

const line = (serial: number, name: string, input: unknown) =>
  journalLineSchema.parse({
    id: `journal:${serial}`,
    name,
    target: 'incident:1',
    actor: 'agent:mira',
    device: 'client:a',
    input,
    changed: {},
    audience: 'desk',
    occurredAtMs: serial,
    receivedAtMs: serial,
  });

test('KNW-2: what was said, found out and done on a ticket stands where an article has it', () => {
  const journal = [
    line(1, 'incident.logged', { description: 'The window comes back.' }),
    line(2, 'incident.claimed', { team: 'team:1' }),
    line(3, 'incident.noted', { text: 'Stale credential.' }),
    line(4, 'incident.replied', { text: 'We are on it.' }),
    { ...line(5, 'incident.replied', { text: 'Only in the office.' }), actor: 'person:vera' },
    line(6, 'incident.resolved', { resolution: 'Restarted it.' }),
    line(7, 'incident.resolved', { resolution: 'Deleted the credential.' }),
  ];

  expect(articleOfTicket('en', anIncident(), journal)).toEqual({
    title: 'Outlook asks for the password again and again',
    body: '## Symptom\n\nThe window comes back.\n\nOnly in the office.\n\n## Environment\n\n## Cause\n\n- Stale credential.\n\n## Resolution\n\nDeleted the credential.',
  });
});
