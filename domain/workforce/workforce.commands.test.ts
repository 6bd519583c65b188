import { describe, expect, test } from 'vitest';
import { agentId, personId, teamId } from '../kernel/fields.ts';
import { aContext } from '../kernel/kernel.fixtures.ts';
import { blankAgent } from './agent.record.ts';
import { personSchema } from './person.record.ts';
import { siteSchema } from './site.record.ts';
import { appointAgent, nameLead, personCommands, reassignAgent, releaseAgent } from './workforce.commands.ts';
import { aPerson, aSite, aTeam, anAgent } from './workforce.fixtures.ts';

const blank = blankAgent(agentId.parse('agent:mira'));
const appointment = {
  person: personId.parse('person:mira'),
  role: 'agent',
  teams: [teamId.parse('team:firstline')],
} as const;
const mira = aPerson({ id: personId.parse('person:mira') });

describe('appointing an agent', () => {
  test('a registered person joins teams that exist', () => {
    const outcome = appointAgent(
      blank,
      { ...appointment, teams: [...appointment.teams] },
      aContext({ records: [mira, aTeam()] }),
    );

    expect(outcome).toMatchObject({ ok: true, value: { person: 'person:mira', role: 'agent', isActive: true } });
  });

  test.each([
    ['somebody unknown', [aTeam()], 'agent.person-unknown'],
    ['somebody who left', [{ ...mira, isActive: false }, aTeam()], 'agent.person-unknown'],
    ['into a team nobody formed', [mira], 'agent.team-unknown'],
  ])('%s is not appointed', (_case, records, code) => {
    const outcome = appointAgent(blank, { ...appointment, teams: [...appointment.teams] }, aContext({ records }));

    expect(outcome).toEqual({ ok: false, refusal: { code } });
  });

  test('reassigning changes role and teams, releasing only whether they serve', () => {
    const lead = reassignAgent(
      anAgent(),
      { role: 'lead', teams: [teamId.parse('team:firstline')] },
      aContext({ records: [aTeam()] }),
    );
    expect(lead).toMatchObject({ ok: true, value: { role: 'lead' } });
    expect(releaseAgent(anAgent(), {}, aContext())).toMatchObject({
      ok: true,
      value: { isActive: false, teams: ['team:firstline'] },
    });
  });
});

test('a team is led by one of its own', () => {
  const outsider = anAgent({ id: agentId.parse('agent:kim'), teams: [teamId.parse('team:network')] });
  const context = aContext({ records: [anAgent(), outsider] });

  expect(nameLead(aTeam({ lead: null }), { lead: agentId.parse('agent:mira') }, context)).toMatchObject({
    ok: true,
    value: { lead: 'agent:mira' },
  });
  expect(nameLead(aTeam(), { lead: agentId.parse('agent:kim') }, context)).toEqual({
    ok: false,
    refusal: { code: 'team.lead-not-a-member' },
  });
});

describe('what people and sites are made of', () => {
  test('addresses and logins are kept in small letters', () => {
    const vera = personSchema.parse({ ...aPerson(), login: 'VERA', emails: ['Vera.Lindqvist@Example.org'] });
    expect([vera.login, vera.emails]).toEqual(['vera', ['vera.lindqvist@example.org']]);
  });

  test.each(['not a number', '<b>030</b>', '1', '1'.repeat(40)])('%j is no telephone number', (phone) => {
    expect(personSchema.safeParse({ ...aPerson(), phones: [phone] }).success).toBe(false);
  });

  test('a site has a time zone that exists', () => {
    expect(siteSchema.safeParse({ ...aSite(), zone: 'Asia/Kathmandu' }).success).toBe(true);
    expect(siteSchema.safeParse({ ...aSite(), zone: 'Mars/Olympus' }).success).toBe(false);
  });

  test('an amended person keeps their id and whether they are active', () => {
    const { id, isActive, changedAtMs, ...input } = aPerson({ name: 'Vera Berg' });
    const outcome = personCommands['person.amend'].decide(aPerson({ isActive: false }), input, aContext());

    expect(outcome).toMatchObject({ ok: true, value: { id, name: 'Vera Berg', isActive: false, changedAtMs: 9_000 } });
    expect([isActive, changedAtMs]).toEqual([true, 1_000]);
  });
});
