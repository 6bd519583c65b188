import type { RecordPolicy } from '../kernel/command.ts';
import type { AgentId } from '../kernel/fields.ts';
import type { Principal } from '../kernel/principal.ts';
import { deviceScope, personScope } from '../kernel/principal.ts';
import type { supportSessionCommands } from './remote-support.commands.ts';
import type { SupportSession } from './support-session.record.ts';
import { participantOf } from './support-session.rules.ts';

/**
 * Only the hub requests, asks and joins, once it has made or seen the code or reached the person, and only the hub lets a
 * session lapse. Yes and no are said where the screen is. Both sides end it; on the desk whoever helps, and leads.
 */
export const supportSessionPolicy: RecordPolicy<SupportSession, typeof supportSessionCommands> = {
  readersOf: ({ device, person }) => {
    if (device !== null) return ['desk', deviceScope(device)];
    return person === null ? ['desk'] : ['desk', personScope(person)];
  },
  mayIssue: {
    'support-session.request': isDesk,
    'support-session.ask': isDesk,
    'support-session.join': isDesk,
    // Where they have met, no hub could do it for them; it says what was, and lets nobody see anything.
    'support-session.meet': ({ kind }) => kind === 'agent',
    'support-session.lapse': isDesk,
    'support-session.agree': isUser,
    'support-session.refuse': isUser,
    'support-session.end': (issuer, session) => isUser(issuer, session) || helpsOrLeads(issuer, session),
    'support-session.object': isUser,
    'support-session.hand-over': helpsOrLeads,
    'support-session.invite': helpsOrLeads,
    'support-session.leave': (issuer, session, { agent }) =>
      helpsOrLeads(issuer, session) || (issuer.kind === 'agent' && issuer.id === agent),
    'support-session.note': (issuer, session) =>
      isUser(issuer, session) || (issuer.kind === 'agent' && hasHelped(session, issuer.id)),
  },
};

function isDesk({ kind }: Principal): boolean {
  return kind === 'desk';
}

function isUser(issuer: Principal, session: SupportSession): boolean {
  return participantOf(session, issuer) === 'user';
}

function helpsOrLeads(issuer: Principal, { agent }: SupportSession): boolean {
  return issuer.kind === 'agent' && (issuer.id === agent || issuer.role !== 'agent');
}

/** Their last lines may come after they handed over, or left. */
function hasHelped({ agent, onlookers, spells, heads }: SupportSession, id: AgentId): boolean {
  const wasThere = spells.some((spell) => spell.agent === id) || heads.some(({ by }) => by === id);
  return agent === id || onlookers.includes(id) || wasThere;
}
