import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Capability } from './effective-right.rules.ts';
import { capabilities, isAllowed } from './effective-right.rules.ts';

const subsets = fc.subarray([...capabilities]).map((some) => new Set<Capability>(some));

describe('a right is policy AND local setting AND grant (S16)', () => {
  test('in every one of the eight combinations, for every capability', () => {
    const onlyOf = (isThere: boolean, capability: Capability) => new Set(isThere ? [capability] : []);

    for (const capability of capabilities)
      for (const policy of [true, false])
        for (const local of [true, false])
          for (const grant of [true, false]) {
            const allowances = {
              policy: onlyOf(policy, capability),
              local: onlyOf(local, capability),
              grants: onlyOf(grant, capability),
            };
            expect(isAllowed(capability, allowances)).toBe(policy && local && grant);
          }
  });

  test('whatever else is allowed, one no is a no', () => {
    fc.assert(
      fc.property(fc.constantFrom(...capabilities), subsets, subsets, subsets, (capability, policy, local, grants) => {
        const isDenied = [policy, local, grants].some((allowed) => !allowed.has(capability));

        expect(isAllowed(capability, { policy, local, grants })).toBe(!isDenied);
      }),
    );
  });

  test('no capability brings another with it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...capabilities), (capability) => {
        const only = new Set([capability]);
        const allowed = capabilities.filter((one) => isAllowed(one, { policy: only, local: only, grants: only }));

        expect(allowed).toEqual([capability]);
      }),
    );
  });
});
