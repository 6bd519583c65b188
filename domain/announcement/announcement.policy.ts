import type { RecordPolicy } from '../kernel/command.ts';
import type { Principal } from '../kernel/principal.ts';
import type { announcementCommands } from './announcement.commands.ts';
import type { Announcement } from './announcement.record.ts';

/** Any agent may announce: who hears of an outage first says so, and does not look for somebody who may. */
export const announcementPolicy: RecordPolicy<Announcement, typeof announcementCommands> = {
  readersOf: () => ['everyone'],
  mayIssue: {
    'announcement.publish': isAgent,
    'announcement.revise': isAgent,
    'announcement.withdraw': isAgent,
    'announcement.reinstate': isAgent,
  },
};

function isAgent(issuer: Principal): boolean {
  return issuer.kind === 'agent';
}
