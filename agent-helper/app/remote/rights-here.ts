import type { PolicyStanding } from '#contracts/helper-core.ts';
import type { Capability, Leave } from '#domain/remote-control/effective-right.rules.ts';
import { capabilities } from '#domain/remote-control/effective-right.rules.ts';
import type { PolicyInForce } from '#domain/remote-policy/policy-in-force.rules.ts';
import { allowedTo, policyInForce } from '#domain/remote-policy/policy-in-force.rules.ts';
import type { JoinedHelp } from '#platform/any/live-help/joined-help.ts';

export interface RightsHerePorts {
  /** What this person never wants to be asked for. */
  readonly neverAsked: () => readonly Capability[];
  readonly nowMs: () => number;
}

/** What the organisation and this computer's settings leave to be granted: looked up anew beside each act (S16). */
export interface RightsHere {
  /** The policy as the core has checked it. */
  readonly follow: (policy: PolicyStanding) => void;
  readonly standing: () => PolicyStanding;
  readonly inForce: () => PolicyInForce;
  readonly leaveFor: (help: Pick<JoinedHelp, 'agentRole'>) => Leave;
}

/** Before the core has said anything nobody can be joined, and nothing is left to anybody. */
const notToldYet: PolicyStanding = { policy: null, isPublished: true, fingerprint: null, problem: null };

export function createRightsHere({ neverAsked, nowMs }: RightsHerePorts): RightsHere {
  let standing = notToldYet;
  const inForce = (): PolicyInForce => policyInForce(standing, nowMs());
  return {
    follow: (policy) => void (standing = policy),
    standing: () => standing,
    inForce,
    leaveFor: ({ agentRole }) => {
      const never = new Set(neverAsked());
      return {
        policy: allowedTo(inForce(), agentRole),
        local: new Set(capabilities.filter((capability) => !never.has(capability))),
      };
    },
  };
}
