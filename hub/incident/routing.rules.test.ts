import { agentId, teamId } from '#domain/kernel/fields.ts';
import { aService } from '#domain/service-catalogue/service-catalogue.fixtures.ts';
import { anAgent, aTeam } from '#domain/workforce/workforce.fixtures.ts';
import { describe, expect, test } from 'vitest';
import { routingFor } from './routing.rules.ts';

const entry = aTeam();
const network = aTeam({ id: teamId.parse('team:network'), lead: agentId.parse('agent:nils'), isEntry: false });
const mira = anAgent();
const nils = anAgent({ id: agentId.parse('agent:nils'), teams: [network.id] });
const olga = anAgent({ id: agentId.parse('agent:olga'), teams: [network.id] });
const wifi = aService({ team: network.id });

describe('who owns what came in for nobody in particular (OWN-1)', () => {
  test("the lead of the service's team", () => {
    expect(routingFor(wifi, [entry, network], [mira, nils, olga])).toEqual({ team: network.id, owner: nils.id });
  });

  test('the lead of the entry team, when it is about no service', () => {
    expect(routingFor(undefined, [network, entry], [mira, nils])).toEqual({ team: entry.id, owner: mira.id });
  });

  test('another member of the team, when its lead has left the desk or was never named', () => {
    const gone = { ...nils, isActive: false };
    const leaderless = { ...network, lead: null };

    expect(routingFor(wifi, [entry, network], [mira, gone, olga])).toEqual({ team: network.id, owner: olga.id });
    expect(routingFor(wifi, [entry, leaderless], [mira, olga])).toEqual({ team: network.id, owner: olga.id });
  });

  test('the entry team, when nobody is left on the team of the service', () => {
    expect(routingFor(wifi, [entry, network], [mira])).toEqual({ team: entry.id, owner: mira.id });
  });

  test('nobody, when nobody is left', () => {
    expect(routingFor(wifi, [entry, network], [])).toBeNull();
  });
});
