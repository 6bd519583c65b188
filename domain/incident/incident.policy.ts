import type { RecordPolicy } from '../kernel/command.ts';
import type { Principal } from '../kernel/principal.ts';
import { personScope } from '../kernel/principal.ts';
import { assertNever } from '../kernel/result.ts';
import type { AttachInput, incidentCommands, LogInput } from './incident.commands.ts';
import type { Incident } from './incident.record.ts';
import type { BookTimeInput } from './time-entry.ts';

/**
 * Any agent works on any incident of the desk. A requester speaks on their own and says whether it is solved, in the
 * portal or through the helper on a machine that is theirs; the journal then names the device as the one who spoke.
 */
export const incidentPolicy: RecordPolicy<Incident, typeof incidentCommands> = {
  readersOf: (incident) => ['desk', personScope(incident.requester)],
  mayIssue: {
    'incident.log': (issuer, _blank, input) => mayLog(issuer, input),
    'incident.categorise': isAgent,
    'incident.settle': isAgent,
    'incident.offer': (issuer, incident) => isOwnerOrLead(issuer, incident),
    'incident.accept': isAgent,
    'incident.decline': isAgent,
    'incident.withdraw': (issuer, incident) => isOwnerOrLead(issuer, incident) || issuer.id === incident.offer?.by,
    'incident.claim': isAgent,
    'incident.note': isAgent,
    'incident.reply': isAgentOrRequester,
    'incident.attach': mayAttach,
    'incident.suspend': isAgent,
    'incident.resume': isAgent,
    'incident.resolve': isAgent,
    'incident.reopen': isAgentOrRequester,
    'incident.close': isAgentOrRequester,
    'incident.book-time': mayBook,
    'incident.correct-time': isAgent,
  },
};

function mayLog(issuer: Principal, input: LogInput): boolean {
  switch (issuer.kind) {
    case 'agent':
      return input.routing === null || input.routing.owner === issuer.id;
    case 'desk':
      return true;
    case 'person':
      return input.requester === issuer.id && input.device === null;
    case 'device':
      return input.requester === issuer.person && input.device === issuer.id;
    default:
      return assertNever(issuer);
  }
}

/** Nobody but the desk keeps something from a requester on their own incident. */
function mayAttach(issuer: Principal, incident: Incident, { audience }: AttachInput): boolean {
  return isAgentOrRequester(issuer, incident) && (issuer.kind === 'agent' || audience === 'readers');
}

/** Their own, by hand; what was given in a session, the desk has measured. */
function mayBook(issuer: Principal, _incident: Incident, { agent, session }: BookTimeInput): boolean {
  return issuer.kind === 'desk' || (issuer.kind === 'agent' && issuer.id === agent && session === null);
}

function isAgent(issuer: Principal): boolean {
  return issuer.kind === 'agent';
}

function isAgentOrRequester(issuer: Principal, incident: Incident): boolean {
  if (issuer.kind === 'device') return issuer.person === incident.requester;
  return issuer.kind === 'agent' || issuer.id === incident.requester;
}

function isOwnerOrLead(issuer: Principal, incident: Incident): boolean {
  return issuer.kind === 'agent' && (issuer.id === incident.owner || issuer.role !== 'agent');
}
