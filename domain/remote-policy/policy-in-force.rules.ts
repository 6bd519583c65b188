import { agentRoles } from '../kernel/principal.ts';
import type { Capability } from '../remote-control/effective-right.rules.ts';
import { capabilities } from '../remote-control/effective-right.rules.ts';
import type { GrantLimits } from '../remote-control/grant-life.rules.ts';
import { usualLimits } from '../remote-control/grant-life.rules.ts';
import type { AgentRole, Allows, RemotePolicy } from './remote-policy.ts';
import { allowsAll } from './remote-policy.ts';

/**
 * Why it holds. `none`: nobody has ever published a policy here; `policy`: the one that was signed; `out-of-date`: its time is over,
 * or has not come by this computer's clock; `nothing-valid`: something was published, and nothing of it could be believed.
 */
export type PolicySource = 'none' | 'policy' | 'out-of-date' | 'nothing-valid';

/** What holds at this moment. */
export interface PolicyInForce {
  readonly source: PolicySource;
  readonly allows: Allows;
  readonly limits: GrantLimits;
}

/** What is kept of it: the last one that was believed, and whether anything has ever been published. */
export interface PolicyKept {
  readonly policy: RemotePolicy | null;
  readonly isPublished: boolean;
}

/** Whoever asks is one of the desk: looking, each time with consent, is what is left where nothing else can be believed. */
const lookingOnly: Allows = { view: agentRoles };

/** Looked up anew beside each act: a policy runs out by itself. */
export function policyInForce({ policy, isPublished }: PolicyKept, nowMs: number): PolicyInForce {
  if (policy === null) {
    return isPublished
      ? { source: 'nothing-valid', allows: lookingOnly, limits: usualLimits }
      : { source: 'none', allows: allowsAll, limits: usualLimits };
  }
  const limits = limitsOf(policy);
  const isInTime = Date.parse(policy.notBefore) <= nowMs && nowMs < Date.parse(policy.notAfter);
  if (isInTime) return { source: 'policy', allows: policy.allows, limits };
  // What it never allowed does not come about by its running out.
  const { view } = policy.allows;
  return { source: 'out-of-date', allows: view === undefined ? {} : { view }, limits };
}

function limitsOf({ viewMinutes, unusedMinutes, controlMinutes }: RemotePolicy): GrantLimits {
  return {
    viewMs: viewMinutes * MINUTE_MS,
    unusedMs: unusedMinutes * MINUTE_MS,
    controlMs: controlMinutes === null ? null : controlMinutes * MINUTE_MS,
  };
}

const MINUTE_MS = 60_000;

/** @param role As the hub says it; `null`: not known, and only what everybody of the desk may is left (S15). */
export function allowedTo({ allows }: Pick<PolicyInForce, 'allows'>, role: AgentRole | null): ReadonlySet<Capability> {
  const needed: readonly AgentRole[] = role === null ? agentRoles : [role];
  return new Set(capabilities.filter((one) => needed.every((each) => allows[one]?.includes(each) ?? false)));
}
