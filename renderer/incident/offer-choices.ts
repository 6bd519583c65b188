import type { Incident } from '#domain/incident/incident.record.ts';
import type { Colleague, Directory } from '../app/directory.ts';

/** To whom a ticket is to go, and in which of their teams it will be held. */
export interface Receiver {
  readonly colleague: Colleague;
  readonly team: Incident['team'];
}

/** The colleague with this id; the ticket stays in its team when they belong to it, else it goes to their first. */
export function receiverOf({ colleagues }: Directory, id: string | null, present: Incident['team']): Receiver | null {
  const colleague = [...colleagues.values()].find(({ agent }) => agent.id === id);
  if (colleague === undefined) return null;
  const { teams } = colleague.agent;
  const team = teams.includes(present) ? present : teams[0];
  return team === undefined ? null : { colleague, team };
}

/** Everybody but the owner, once, under the first of their teams; first line first. */
export function choicesByTeam({ colleagues, teams }: Directory, owner: Incident['owner']) {
  const others = [...colleagues.values()].filter(({ agent }) => agent.isActive && agent.id !== owner);
  return [...teams.values()]
    .toSorted((left, right) => left.tier - right.tier || left.name.localeCompare(right.name))
    .map((team) => ({
      group: team.name,
      items: others
        .filter(({ agent }) => agent.teams[0] === team.id)
        .toSorted((left, right) => left.name.localeCompare(right.name))
        .map(({ agent, name }) => ({ value: agent.id as string, label: name })),
    }))
    .filter(({ items }) => items.length > 0);
}
