import { expect, test } from 'vitest';
import { anAgentPrincipal, vera, verasDevice } from '../kernel/kernel.fixtures.ts';
import { deskItself } from '../kernel/principal.ts';
import { agentPolicy, personPolicy, sitePolicy, teamPolicy } from './workforce.policy.ts';
import { aPerson, aSite, aTeam, anAgent } from './workforce.fixtures.ts';

test('people see themselves, agents and teams are the desk’s own, sites are for everyone (PERM-1)', () => {
  expect(personPolicy.readersOf(aPerson())).toEqual(['desk', 'person:vera']);
  expect(agentPolicy.readersOf(anAgent())).toEqual(['desk']);
  expect(teamPolicy.readersOf(aTeam())).toEqual(['desk']);
  expect(sitePolicy.readersOf(aSite())).toEqual(['everyone']);
});

test('any agent registers a caller; only an administrator organises the desk', () => {
  const { id: _id, isActive: _isActive, changedAtMs: _changedAtMs, ...caller } = aPerson();
  const administrator = anAgentPrincipal({ role: 'administrator' });

  expect(personPolicy.mayIssue['person.register'](anAgentPrincipal(), aPerson(), caller)).toBe(true);
  expect(personPolicy.mayIssue['person.register'](vera, aPerson(), caller)).toBe(false);
  for (const [principal, may] of [
    [anAgentPrincipal(), false],
    [anAgentPrincipal({ role: 'lead' }), false],
    [administrator, true],
    [deskItself, true],
    [vera, false],
    [verasDevice, false],
  ] as const) {
    expect(agentPolicy.mayIssue['agent.release'](principal, anAgent(), {})).toBe(may);
    expect(personPolicy.mayIssue['person.deactivate'](principal, aPerson(), {})).toBe(may);
  }
});
