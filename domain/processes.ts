import type { z } from 'zod';
import { announcementCommands } from './announcement/announcement.commands.ts';
import { announcementPolicy } from './announcement/announcement.policy.ts';
import { announcementRecord, blankAnnouncement } from './announcement/announcement.record.ts';
import { incidentCommands } from './incident/incident.commands.ts';
import { incidentPolicy } from './incident/incident.policy.ts';
import { blankIncident, incidentRecord } from './incident/incident.record.ts';
import { blankDevice, deviceRecord } from './inventory/device.record.ts';
import { deviceCommands } from './inventory/inventory.commands.ts';
import { devicePolicy } from './inventory/inventory.policy.ts';
import type { CommandTable, RecordKind, RecordKinds, RecordPolicy } from './kernel/command.ts';
import type { DeskRecord, RecordDefinition } from './kernel/record.ts';
import { recordingKeyCommands } from './recording/recording-key.commands.ts';
import { recordingKeyPolicy } from './recording/recording-key.policy.ts';
import { blankRecordingKey, recordingKeyRecord } from './recording/recording-key.record.ts';
import { supportSessionCommands } from './remote-support/remote-support.commands.ts';
import { supportSessionPolicy } from './remote-support/remote-support.policy.ts';
import { blankSupportSession, supportSessionRecord } from './remote-support/support-session.record.ts';
import { articleCommands } from './knowledge/knowledge.commands.ts';
import { articlePolicy } from './knowledge/knowledge.policy.ts';
import { articleRecord, blankArticle } from './knowledge/article.record.ts';
import { serviceCommands } from './service-catalogue/service-catalogue.commands.ts';
import { servicePolicy } from './service-catalogue/service-catalogue.policy.ts';
import { blankService, serviceRecord } from './service-catalogue/service.record.ts';
import { agentRecord, blankAgent } from './workforce/agent.record.ts';
import { blankPerson, personRecord } from './workforce/person.record.ts';
import { blankSite, siteRecord } from './workforce/site.record.ts';
import { blankTeam, teamRecord } from './workforce/team.record.ts';
import { agentCommands, personCommands, siteCommands, teamCommands } from './workforce/workforce.commands.ts';
import { agentPolicy, personPolicy, sitePolicy, teamPolicy } from './workforce/workforce.policy.ts';

/** Checks that record, blank, commands and policy speak of the same thing, then forgets the type. */
function kindOf<State extends DeskRecord, Commands extends CommandTable<State>>(
  record: RecordDefinition<State>,
  blank: (id: State['id']) => State,
  commands: Commands,
  policy: RecordPolicy<State, Commands>,
): RecordKind {
  const kind: RecordKind<State> = { record, blank, commands, policy };
  // `run-command.ts` finds the kind by the id's prefix and parses every input, so no other record gets in.
  return kind as unknown as RecordKind;
}

/** The contents page of the desk: every kind of record, who may do what with it, and how. */
export const recordKinds: RecordKinds = [
  kindOf(incidentRecord, blankIncident, incidentCommands, incidentPolicy),
  kindOf(siteRecord, blankSite, siteCommands, sitePolicy),
  kindOf(personRecord, blankPerson, personCommands, personPolicy),
  kindOf(teamRecord, blankTeam, teamCommands, teamPolicy),
  kindOf(agentRecord, blankAgent, agentCommands, agentPolicy),
  kindOf(serviceRecord, blankService, serviceCommands, servicePolicy),
  kindOf(deviceRecord, blankDevice, deviceCommands, devicePolicy),
  kindOf(articleRecord, blankArticle, articleCommands, articlePolicy),
  kindOf(announcementRecord, blankAnnouncement, announcementCommands, announcementPolicy),
  kindOf(supportSessionRecord, blankSupportSession, supportSessionCommands, supportSessionPolicy),
  kindOf(recordingKeyRecord, blankRecordingKey, recordingKeyCommands, recordingKeyPolicy),
];

export interface CommandsByName
  extends
    CommandsOf<typeof incidentCommands>,
    CommandsOf<typeof siteCommands>,
    CommandsOf<typeof personCommands>,
    CommandsOf<typeof teamCommands>,
    CommandsOf<typeof agentCommands>,
    CommandsOf<typeof serviceCommands>,
    CommandsOf<typeof deviceCommands>,
    CommandsOf<typeof articleCommands>,
    CommandsOf<typeof announcementCommands>,
    CommandsOf<typeof supportSessionCommands>,
    CommandsOf<typeof recordingKeyCommands> {}

type CommandsOf<Table> = { readonly [Name in keyof Table]: Table[Name] };

export type CommandName = keyof CommandsByName;
/** What a caller hands in for a command; branded ids and numbers come from parsed records. */
export type CommandInput<Name extends CommandName> = z.output<CommandsByName[Name]['input']>;
