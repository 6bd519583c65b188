import type { CommandEntry } from '#domain/kernel/command.ts';
import { agentId, epochMs, personId } from '#domain/kernel/fields.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { aPerson } from '#domain/workforce/workforce.fixtures.ts';
import type { Gate } from '../../hub/sync/gate.ts';
import { deskCommand } from '../support/desk-on-store.ts';

export const TEAM = 'team:firstline';
export const REQUESTER = 'person:vera';

/** The agents of a desk of so many consoles: some have two of them. */
export function agentsFor(consoles: number): readonly AgentPrincipal[] {
  const agents = Math.max(1, Math.ceil(consoles * 0.8));
  return Array.from({ length: agents }, (_, index) =>
    anAgentPrincipal({ id: agentId.parse(`agent:a${index}`), person: personId.parse(`person:a${index}`) }),
  );
}

/** Founds the desk: one site, one team, its agents, and Vera who asks. */
export async function foundFuzzDesk(gate: Gate, agents: readonly AgentPrincipal[], nowMs: number): Promise<void> {
  const person = (name: string): CommandEntry['input'] => {
    const { id: _id, isActive: _isActive, changedAtMs: _changedAtMs, ...input } = aPerson({ name, login: null });
    return input;
  };
  const team = { name: 'First line', tier: 1, purpose: 'Takes every contact.', isEntry: true };
  const commands: [name: string, target: string, input: CommandEntry['input']][] = [
    ['site.open', 'site:berlin', { code: 'BER', name: 'Berlin', zone: 'Europe/Berlin' }],
    ['person.register', REQUESTER, person('Vera Lindqvist')],
    ['team.form', TEAM, team],
    ...agents.flatMap(({ id, person: self }, index): typeof commands => [
      ['person.register', self, person(`Agent ${index}`)],
      ['agent.appoint', id, { person: self, role: index % 5 === 0 ? 'lead' : 'agent', teams: [TEAM] }],
    ]),
    ['team.name-lead', TEAM, { lead: agents[0]!.id }],
  ];
  const entries = commands.map(([name, target, input], index) =>
    deskCommand(900_000 + index, { name, target, input, issuedAtMs: epochMs.parse(nowMs) }),
  );
  const refused = (await gate.accept(deskItself, entries)).filter(({ kind }) => kind === 'refused');
  if (refused.length > 0) throw new Error(`The desk was not founded: ${JSON.stringify(refused)}`);
}
