import { expect, test } from 'vitest';
import { agentId, deviceId, epochMs, personId, supportSessionId, teamId } from '../kernel/fields.ts';
import { anAgentPrincipal, vera, verasDevice } from '../kernel/kernel.fixtures.ts';
import type { Principal } from '../kernel/principal.ts';
import { deskItself } from '../kernel/principal.ts';
import { incidentCommands } from './incident.commands.ts';
import { aLogInput, anAttachInput, anIncident } from './incident.fixtures.ts';
import { incidentPolicy } from './incident.policy.ts';

const { mayIssue } = incidentPolicy;
const stranger = { kind: 'person', id: personId.parse('person:otto') } as const;

test('the desk and the requester may read an incident, nobody else (PERM-1)', () => {
  expect(incidentPolicy.readersOf(anIncident())).toEqual(['desk', 'person:vera']);
});

test('people log for themselves, helpers for the person at their machine, agents for anyone', () => {
  const byDevice = aLogInput({ channel: 'helper', device: deviceId.parse('device:nb0142'), routing: null });
  const byPerson = aLogInput({ channel: 'portal', routing: null });

  expect(mayIssue['incident.log'](vera, anIncident(), byPerson)).toBe(true);
  expect(mayIssue['incident.log'](stranger, anIncident(), byPerson)).toBe(false);
  expect(mayIssue['incident.log'](verasDevice, anIncident(), byDevice)).toBe(true);
  expect(mayIssue['incident.log'](verasDevice, anIncident(), byPerson)).toBe(false);
  expect(mayIssue['incident.log'](anAgentPrincipal(), anIncident(), aLogInput())).toBe(true);
});

test('an agent logs into their own hands, not into those of a colleague (OWN-1)', () => {
  const intoTomsHands = aLogInput({
    routing: { team: teamId.parse('team:network'), owner: agentId.parse('agent:tom') },
  });
  expect(mayIssue['incident.log'](anAgentPrincipal(), anIncident(), intoTomsHands)).toBe(false);
});

test('files are brought by agents, by the requester and by the device of the requester (INC-4)', () => {
  const may = (issuer: Principal) => mayIssue['incident.attach'](issuer, anIncident(), anAttachInput());
  const nobodys: Principal = { ...verasDevice, person: null };

  expect([anAgentPrincipal(), vera, verasDevice].map(may)).toEqual([true, true, true]);
  expect([stranger, nobodys, deskItself].map(may)).toEqual([false, false, false]);
});

test('only the desk attaches for the desk alone', () => {
  const mayForDesk = [anAgentPrincipal(), vera, verasDevice].map((issuer) =>
    mayIssue['incident.attach'](issuer, anIncident(), anAttachInput({ audience: 'desk' })),
  );
  expect(mayForDesk).toEqual([true, false, false]);
});

test.each([
  ['a requester', vera],
  ['the helper on their machine', verasDevice],
])('%s speaks on the requester’s incident and says whether it is solved, and nothing more', (_who, issuer) => {
  const names = Object.keys(incidentCommands) as (keyof typeof incidentCommands)[];
  const allowed = names.filter(
    (name) =>
      name !== 'incident.log' && (mayIssue[name] as (typeof mayIssue)['incident.close'])(issuer, anIncident(), {}),
  );
  expect(allowed).toEqual(['incident.reply', 'incident.reopen', 'incident.close']);
});

const nobodysDevice = { ...verasDevice, person: null };
const ottosDevice = { ...verasDevice, person: stranger.id };

test.each([stranger, nobodysDevice, ottosDevice, deskItself])(
  '%j may do nothing to an incident that is there',
  (principal) => {
    const names = Object.keys(incidentCommands) as (keyof typeof incidentCommands)[];
    for (const name of names.filter((name) => name !== 'incident.log' && name !== 'incident.book-time')) {
      expect((mayIssue[name] as (typeof mayIssue)['incident.close'])(principal, anIncident(), {})).toBe(false);
    }
  },
);

test('who worked writes down their own time, and the desk what it has measured in a session (W12)', () => {
  const mine = { agent: agentId.parse('agent:mira'), kind: 'worked', minutes: 5, note: null } as const;
  const booked = { ...mine, fromMs: epochMs.parse(1_000), session: null };
  const measured = { ...booked, kind: 'helped' as const, session: supportSessionId.parse('support-session:one') };
  const tom = anAgentPrincipal({ id: agentId.parse('agent:tom'), role: 'lead' });
  const may = (input: typeof booked | typeof measured) =>
    [anAgentPrincipal(), tom, vera, verasDevice, deskItself].map((issuer) =>
      mayIssue['incident.book-time'](issuer, anIncident(), input),
    );
  expect(may(booked)).toEqual([true, false, false, false, true]);
  expect(may(measured)).toEqual([false, false, false, false, true]);
});

test('only the owner or a lead hands an incident over', () => {
  const input = { to: agentId.parse('agent:kim'), team: teamId.parse('team:network'), note: null };
  const tom = anAgentPrincipal({ id: agentId.parse('agent:tom') });

  expect(mayIssue['incident.offer'](anAgentPrincipal(), anIncident(), input)).toBe(true);
  expect(mayIssue['incident.offer'](tom, anIncident(), input)).toBe(false);
  expect(mayIssue['incident.offer']({ ...tom, role: 'lead' }, anIncident(), input)).toBe(true);
});
