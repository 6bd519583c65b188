import type { RecordPolicy } from '../kernel/command.ts';
import type { Principal } from '../kernel/principal.ts';
import { personScope } from '../kernel/principal.ts';
import type { Agent } from './agent.record.ts';
import type { Person } from './person.record.ts';
import type { Site } from './site.record.ts';
import type { Team } from './team.record.ts';
import type { agentCommands, personCommands, siteCommands, teamCommands } from './workforce.commands.ts';

/** Sites are no secret: the portal names them. */
export const sitePolicy: RecordPolicy<Site, typeof siteCommands> = {
  readersOf: () => ['everyone'],
  mayIssue: { 'site.open': mayOrganise, 'site.amend': mayOrganise },
};

/** Any agent registers a caller the desk has not met; nobody is turned away because a list is behind. */
export const personPolicy: RecordPolicy<Person, typeof personCommands> = {
  readersOf: (person) => ['desk', personScope(person.id)],
  mayIssue: { 'person.register': isOnDesk, 'person.amend': isOnDesk, 'person.deactivate': mayOrganise },
};

export const teamPolicy: RecordPolicy<Team, typeof teamCommands> = {
  readersOf: () => ['desk'],
  mayIssue: { 'team.form': mayOrganise, 'team.amend': mayOrganise, 'team.name-lead': mayOrganise },
};

export const agentPolicy: RecordPolicy<Agent, typeof agentCommands> = {
  readersOf: () => ['desk'],
  mayIssue: { 'agent.appoint': mayOrganise, 'agent.reassign': mayOrganise, 'agent.release': mayOrganise },
};

function isOnDesk(issuer: Principal): boolean {
  return issuer.kind === 'agent' || issuer.kind === 'desk';
}

function mayOrganise(issuer: Principal): boolean {
  return issuer.kind === 'desk' || (issuer.kind === 'agent' && issuer.role === 'administrator');
}
