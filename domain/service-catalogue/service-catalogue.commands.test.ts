import { expect, test } from 'vitest';
import { serviceId } from '../kernel/fields.ts';
import { aContext, anAgentPrincipal, vera } from '../kernel/kernel.fixtures.ts';
import { aTeam } from '../workforce/workforce.fixtures.ts';
import { describeService } from './service-catalogue.commands.ts';
import { aService } from './service-catalogue.fixtures.ts';
import { servicePolicy } from './service-catalogue.policy.ts';
import { blankService } from './service.record.ts';

const { id: _id, changedAtMs: _changedAtMs, ...description } = aService();

test('a service is answered for by a team that exists', () => {
  const blank = blankService(serviceId.parse('service:mail'));

  expect(describeService(blank, description, aContext({ records: [aTeam()] }))).toMatchObject({
    ok: true,
    value: { name: 'E-mail and calendar', team: 'team:firstline', changedAtMs: 9_000 },
  });
  expect(describeService(blank, description, aContext())).toEqual({
    ok: false,
    refusal: { code: 'service.team-unknown' },
  });
});

test('everyone may read the catalogue, administrators describe it', () => {
  expect(servicePolicy.readersOf(aService())).toEqual(['everyone']);
  expect(servicePolicy.mayIssue['service.publish'](vera, aService(), description)).toBe(false);
  expect(servicePolicy.mayIssue['service.publish'](anAgentPrincipal(), aService(), description)).toBe(false);
  expect(
    servicePolicy.mayIssue['service.publish'](anAgentPrincipal({ role: 'administrator' }), aService(), description),
  ).toBe(true);
});
