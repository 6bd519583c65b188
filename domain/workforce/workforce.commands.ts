import { z } from 'zod';
import type { CommandContext, CommandTable } from '../kernel/command.ts';
import { defineCommand } from '../kernel/command.ts';
import { agentId } from '../kernel/fields.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { Agent } from './agent.record.ts';
import { agentRecord, agentSchema } from './agent.record.ts';
import type { Person } from './person.record.ts';
import { personRecord, personSchema } from './person.record.ts';
import type { Site } from './site.record.ts';
import { siteSchema } from './site.record.ts';
import type { Team } from './team.record.ts';
import { teamRecord, teamSchema } from './team.record.ts';

const siteInput = siteSchema.omit({ id: true, changedAtMs: true });
const personInput = personSchema.omit({ id: true, isActive: true, changedAtMs: true });
const teamInput = teamSchema.omit({ id: true, lead: true, changedAtMs: true });
const nameLeadInput = z.strictObject({ lead: agentId });
const appointInput = agentSchema.pick({ person: true, role: true, teams: true });
const reassignInput = agentSchema.pick({ role: true, teams: true });
const nothing = z.strictObject({});

type UnknownTeam = { readonly code: 'agent.team-unknown' };

/** Lays the input over the record: the whole of what these commands do. */
function amended<State extends { readonly id: string; readonly changedAtMs: number }>(
  state: State,
  input: object,
  context: CommandContext,
): Result<State, never> {
  return ok({ ...state, ...input, changedAtMs: context.nowMs });
}

function deactivatePerson(person: Person, _input: z.infer<typeof nothing>, context: CommandContext): Result<Person> {
  return amended(person, { isActive: false }, context);
}

export function nameLead(
  team: Team,
  input: z.infer<typeof nameLeadInput>,
  context: CommandContext,
): Result<Team, { readonly code: 'team.lead-not-a-member' }> {
  const lead = context.find(agentRecord, input.lead);
  const isMember = lead?.isActive === true && lead.teams.includes(team.id);
  if (!isMember) return refuse({ code: 'team.lead-not-a-member' });
  return amended(team, input, context);
}

export function appointAgent(
  blank: Agent,
  input: z.infer<typeof appointInput>,
  context: CommandContext,
): Result<Agent, UnknownTeam | { readonly code: 'agent.person-unknown' }> {
  if (context.find(personRecord, input.person)?.isActive !== true) return refuse({ code: 'agent.person-unknown' });
  if (!allTeamsKnown(input.teams, context)) return refuse({ code: 'agent.team-unknown' });
  return amended(blank, input, context);
}

export function reassignAgent(
  agent: Agent,
  input: z.infer<typeof reassignInput>,
  context: CommandContext,
): Result<Agent, UnknownTeam> {
  if (!allTeamsKnown(input.teams, context)) return refuse({ code: 'agent.team-unknown' });
  return amended(agent, input, context);
}

export function releaseAgent(agent: Agent, _input: z.infer<typeof nothing>, context: CommandContext): Result<Agent> {
  return amended(agent, { isActive: false }, context);
}

function allTeamsKnown(teams: Agent['teams'], context: CommandContext): boolean {
  return teams.every((team) => context.find(teamRecord, team) !== undefined);
}

export const siteCommands = {
  'site.open': defineCommand({ line: 'site.opened', begins: true, input: siteInput, decide: amended<Site> }),
  'site.amend': defineCommand({ line: 'site.amended', input: siteInput, decide: amended<Site> }),
} satisfies CommandTable<Site>;

export const personCommands = {
  'person.register': defineCommand({
    line: 'person.registered',
    begins: true,
    input: personInput,
    decide: amended<Person>,
  }),
  'person.amend': defineCommand({ line: 'person.amended', input: personInput, decide: amended<Person> }),
  'person.deactivate': defineCommand({ line: 'person.deactivated', input: nothing, decide: deactivatePerson }),
} satisfies CommandTable<Person>;

export const teamCommands = {
  'team.form': defineCommand({ line: 'team.formed', begins: true, input: teamInput, decide: amended<Team> }),
  'team.amend': defineCommand({ line: 'team.amended', input: teamInput, decide: amended<Team> }),
  'team.name-lead': defineCommand({
    line: 'team.lead-named',
    input: nameLeadInput,
    reads: ({ lead }) => [lead],
    decide: nameLead,
  }),
} satisfies CommandTable<Team>;

export const agentCommands = {
  'agent.appoint': defineCommand({
    line: 'agent.appointed',
    begins: true,
    input: appointInput,
    reads: ({ person, teams }) => [person, ...teams],
    decide: appointAgent,
  }),
  'agent.reassign': defineCommand({
    line: 'agent.reassigned',
    input: reassignInput,
    reads: ({ teams }) => teams,
    decide: reassignAgent,
  }),
  'agent.release': defineCommand({ line: 'agent.released', input: nothing, decide: releaseAgent }),
} satisfies CommandTable<Agent>;
