import type { LogInput } from '#domain/incident/incident.commands.ts';
import type { Service } from '#domain/service-catalogue/service.record.ts';
import type { Agent } from '#domain/workforce/agent.record.ts';
import type { Team } from '#domain/workforce/team.record.ts';

export type Routing = NonNullable<LogInput['routing']>;

/**
 * Who owns what came in for nobody in particular (OWN-1): the lead of the service's team, else of the entry team. A team
 * whose lead is gone is stood in for by its first active member. `null` when nobody is left on either team.
 */
export function routingFor(
  service: Service | undefined,
  teams: readonly Team[],
  agents: readonly Agent[],
): Routing | null {
  const ofService = teams.filter(({ id }) => id === service?.team);
  const entry = teams.filter(({ isEntry }) => isEntry);
  for (const team of [...ofService, ...entry]) {
    const members = agents.filter((agent) => agent.isActive && agent.teams.includes(team.id));
    const owner = members.find(({ id }) => id === team.lead) ?? members[0];
    if (owner !== undefined) return { team: team.id, owner: owner.id };
  }
  return null;
}
