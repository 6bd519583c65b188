import { incidentCommands } from '#domain/incident/incident.commands.ts';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { personId, teamId } from '#domain/kernel/fields.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { aTeam } from '#domain/workforce/workforce.fixtures.ts';
import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyCallDraft } from './incident-form-draft.ts';
import { gapsOf, logInputOf, teamOf } from './incident-form-log.ts';

const me = anAgentPrincipal();
const firstLine = aTeam();
const network = aTeam({ id: teamId.parse('team:network'), isEntry: false });
const teams = new Map([network, firstLine].map((team) => [team.id, team]));
const number = ticketNumberOf('BER', 7);
const draft = { ...emptyCallDraft, requester: personId.parse('person:vera'), summary: 'No sound' };

describe('the command of a logged call (INC-1)', () => {
  test('is owned by who logs it and carries the leased number (OWN-1, NUM-1)', () => {
    expect(logInputOf(draft, me, firstLine.id, number)).toMatchObject({
      requester: 'person:vera',
      channel: 'phone',
      number,
      routing: { team: firstLine.id, owner: me.id },
    });
  });

  test('has no details when none were typed', () => {
    expect(logInputOf({ ...draft, description: ' \n ' }, me, firstLine.id, null)?.description).toBeNull();
  });

  test('is always one the desk understands, whatever was typed', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const input = logInputOf({ ...draft, summary: `a${typed}`, description: typed }, me, firstLine.id, number);
        expect(incidentCommands['incident.log'].input.safeParse(input).success).toBe(true);
      }),
      { seed: 20_261_122 },
    );
  });
});

describe('what is missing', () => {
  test('is the caller, then what it is about', () => {
    expect(gapsOf(emptyCallDraft)).toEqual(['requester', 'summary']);
    expect(gapsOf({ ...draft, summary: ' \t' })).toEqual(['summary']);
    expect(gapsOf(draft)).toEqual([]);
  });

  test('keeps the call from being logged', () => {
    expect(logInputOf(emptyCallDraft, me, firstLine.id, number)).toBeNull();
  });
});

describe('the team of a logged call', () => {
  test('is the one that takes every contact first, where the agent is in it', () => {
    expect(teamOf({ ...me, teams: [network.id, firstLine.id] }, teams)).toBe(firstLine.id);
  });

  test('is otherwise the first of the agent’s own', () => {
    expect(teamOf({ ...me, teams: [network.id] }, teams)).toBe(network.id);
  });
});
