import { agentId, epochMs, personId, siteId, teamId } from '../kernel/fields.ts';
import type { Agent } from './agent.record.ts';
import { agentSchema, blankAgent } from './agent.record.ts';
import type { Person } from './person.record.ts';
import { blankPerson, personSchema } from './person.record.ts';
import type { Site } from './site.record.ts';
import { blankSite, siteSchema } from './site.record.ts';
import type { Team } from './team.record.ts';
import { blankTeam, teamSchema } from './team.record.ts';

const changedAtMs = epochMs.parse(1_000);

export function aSite(over: Partial<Site> = {}): Site {
  const site = blankSite(siteId.parse('site:berlin'));
  return siteSchema.parse({ ...site, code: 'BER', name: 'Berlin', zone: 'Europe/Berlin', changedAtMs, ...over });
}

export function aPerson(over: Partial<Person> = {}): Person {
  const person = blankPerson(personId.parse('person:vera'));
  return personSchema.parse({
    ...person,
    name: 'Vera Lindqvist',
    login: 'vera',
    emails: ['vera.lindqvist@example.org'],
    phones: ['+49 30 901 820-14'],
    site: siteId.parse('site:berlin'),
    changedAtMs,
    ...over,
  });
}

export function aTeam(over: Partial<Team> = {}): Team {
  const team = blankTeam(teamId.parse('team:firstline'));
  return teamSchema.parse({
    ...team,
    name: 'First line',
    purpose: 'Takes every contact and solves what can be solved while the caller waits.',
    lead: agentId.parse('agent:mira'),
    isEntry: true,
    changedAtMs,
    ...over,
  });
}

export function anAgent(over: Partial<Agent> = {}): Agent {
  const agent = blankAgent(agentId.parse('agent:mira'));
  return agentSchema.parse({
    ...agent,
    person: personId.parse('person:mira'),
    teams: [teamId.parse('team:firstline')],
    changedAtMs,
    ...over,
  });
}
