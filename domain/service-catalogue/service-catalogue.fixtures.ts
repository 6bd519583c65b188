import { epochMs, serviceId, teamId } from '../kernel/fields.ts';
import type { Service } from './service.record.ts';
import { blankService, serviceSchema } from './service.record.ts';

export function aService(over: Partial<Service> = {}): Service {
  return serviceSchema.parse({
    ...blankService(serviceId.parse('service:mail')),
    name: 'E-mail and calendar',
    description: 'Mailboxes, shared calendars, meeting rooms.',
    team: teamId.parse('team:firstline'),
    changedAtMs: epochMs.parse(1_000),
    ...over,
  });
}
