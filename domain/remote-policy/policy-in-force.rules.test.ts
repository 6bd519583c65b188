import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { agentRoles } from '../kernel/principal.ts';
import type { Capability } from '../remote-control/effective-right.rules.ts';
import { capabilities, isAllowed, leftToGrant, withheldBy } from '../remote-control/effective-right.rules.ts';
import { usualLimits } from '../remote-control/grant-life.rules.ts';
import { allowedTo, policyInForce } from './policy-in-force.rules.ts';
import { aPolicy, dayMs, midYearMs } from './remote-policy.fixtures.ts';

test('where none was ever published, whoever is on the desk may ask for anything', () => {
  const inForce = policyInForce({ policy: null, isPublished: false }, midYearMs);

  expect(inForce).toMatchObject({ source: 'none', limits: usualLimits });
  expect([...allowedTo(inForce, 'agent')]).toEqual([...capabilities]);
});

test('where something was published that cannot be believed, looking is what is left', () => {
  const inForce = policyInForce({ policy: null, isPublished: true }, midYearMs);

  expect([inForce.source, ...allowedTo(inForce, 'administrator')]).toEqual(['nothing-valid', 'view']);
});

test('from the moment that its time is over, or before it has come, looking is what is left', () => {
  const policy = aPolicy();
  const [beginMs, endMs] = [Date.parse(policy.notBefore), Date.parse(policy.notAfter)];
  const at = (nowMs: number) => allowedTo(policyInForce({ policy, isPublished: true }, nowMs), 'agent').size;

  expect([at(beginMs - 1), at(beginMs), at(endMs - 1), at(endMs)]).toEqual([
    1,
    capabilities.length,
    capabilities.length,
    1,
  ]);
});

test('looking that was never allowed does not come about by a policy that has run out', () => {
  const policy = aPolicy({ allows: { control: ['lead'] } });
  const inForce = policyInForce({ policy, isPublished: true }, midYearMs + 365 * dayMs);

  expect([...allowedTo(inForce, 'lead')]).toEqual([]);
});

test('times are those of the policy (C16)', () => {
  const policy = aPolicy({ viewMinutes: 5, unusedMinutes: 2, controlMinutes: 10 });

  expect(policyInForce({ policy, isPublished: true }, midYearMs).limits).toEqual({
    viewMs: 300_000,
    unusedMs: 120_000,
    controlMs: 600_000,
  });
});

test('whose role is not known may ask for what everybody may (S15)', () => {
  const inForce = policyInForce(
    { policy: aPolicy({ allows: { view: [...agentRoles], control: ['lead'] } }), isPublished: true },
    midYearMs,
  );

  expect([...allowedTo(inForce, null)]).toEqual(['view']);
});

const roles = fc.subarray([...agentRoles], { minLength: 1 });
const policies = fc
  .record({
    allows: fc.dictionary(fc.constantFrom(...capabilities), roles),
    endsInMs: fc.integer({ min: -dayMs, max: dayMs }),
  })
  .map(({ allows, endsInMs }) => aPolicy({ allows, notAfter: new Date(midYearMs + endsInMs).toISOString() }));
const subset = fc.subarray([...capabilities]).map((some) => new Set<Capability>(some));

test('whatever policy, settings and person say, one no is a no, and its owner is named (S16)', () => {
  fc.assert(
    fc.property(policies, fc.constantFrom(...agentRoles), subset, subset, (policy, role, local, grants) => {
      const allowed = allowedTo(policyInForce({ policy, isPublished: true }, midYearMs), role);
      const isInTime = midYearMs < Date.parse(policy.notAfter);
      const leave = { policy: allowed, local };
      const withheld = new Map(withheldBy(leave).map(({ capability, by }) => [capability, by]));
      for (const capability of capabilities) {
        const isSaid = (policy.allows[capability] ?? []).includes(role) && (isInTime || capability === 'view');
        expect(allowed.has(capability)).toBe(isSaid);
        const isLeft = isSaid && local.has(capability);
        expect(leftToGrant(leave).has(capability)).toBe(isLeft);
        expect(isAllowed(capability, { ...leave, grants })).toBe(isLeft && grants.has(capability));
        const no = isSaid ? 'settings' : 'policy';
        expect(withheld.get(capability)).toBe(isLeft ? undefined : no);
      }
    }),
    { seed: 16, numRuns: 500 },
  );
});
