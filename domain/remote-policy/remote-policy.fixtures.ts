import type { RemotePolicy } from './remote-policy.ts';
import { allowsAll } from './remote-policy.ts';
import type { PolicyTold } from './take-policy.rules.ts';

export const dayMs = 24 * 3_600_000;
/** Some moment in the middle of the time of `aPolicy`. */
export const midYearMs = Date.parse('2026-07-01T00:00:00Z');

/** Allows what is allowed without one, but for what is said otherwise. */
export function aPolicy(over: Partial<RemotePolicy> = {}): RemotePolicy {
  return {
    format: 'deskbell-remote-policy-1',
    organisation: 'Winter & Sons',
    version: 1,
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2027-01-01T00:00:00Z',
    consent: 'always',
    allows: Object.fromEntries(Object.entries(allowsAll).map(([name, roles]) => [name, [...roles]])),
    viewMinutes: 60,
    unusedMinutes: 15,
    controlMinutes: null,
    successor: null,
    ...over,
  };
}

export function told(policy: RemotePolicy, over: Partial<PolicyTold> = {}): PolicyTold {
  return { key: 'a2V5', text: JSON.stringify(policy), isSigned: true, ...over };
}
