import type { RecordPolicy } from '../kernel/command.ts';
import type { Principal } from '../kernel/principal.ts';
import type { serviceCommands } from './service-catalogue.commands.ts';
import type { Service } from './service.record.ts';

export const servicePolicy: RecordPolicy<Service, typeof serviceCommands> = {
  readersOf: () => ['everyone'],
  mayIssue: { 'service.publish': mayDescribe, 'service.amend': mayDescribe },
};

function mayDescribe(issuer: Principal): boolean {
  return issuer.kind === 'desk' || (issuer.kind === 'agent' && issuer.role === 'administrator');
}
