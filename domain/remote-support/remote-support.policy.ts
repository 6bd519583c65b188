import type { RecordPolicy } from '../kernel/command.ts';
import { deviceScope } from '../kernel/principal.ts';
import type { supportSessionCommands } from './remote-support.commands.ts';
import type { SupportSession } from './support-session.record.ts';

/**
 * Only the hub asks and joins, once it has made or seen the code. Both sides may end it: whoever sits there always, on the
 * desk whoever helps, and leads.
 */
export const supportSessionPolicy: RecordPolicy<SupportSession, typeof supportSessionCommands> = {
  readersOf: (session) => ['desk', deviceScope(session.device)],
  mayIssue: {
    'support-session.request': (issuer) => issuer.kind === 'desk',
    'support-session.join': (issuer) => issuer.kind === 'desk',
    'support-session.end': (issuer, session) => {
      if (issuer.kind === 'device') return issuer.id === session.device;
      return issuer.kind === 'agent' && (issuer.id === session.agent || issuer.role !== 'agent');
    },
  },
};
