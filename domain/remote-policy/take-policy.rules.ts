import type { RemotePolicy } from './remote-policy.ts';
import { remotePolicySchema } from './remote-policy.ts';

/** A policy as it travels: the very text that was signed. */
export interface PolicyTold {
  /** Of whoever signed it: Ed25519, SPKI in DER, base64. */
  readonly key: string;
  readonly text: string;
  /** Whether the signature beside it is by that key. */
  readonly isSigned: boolean;
}

/** What one end keeps: the key that it believes, from the first policy that it saw, and the last policy by it. */
export interface PolicyPinned {
  readonly key: string;
  readonly policy: RemotePolicy;
  readonly text: string;
}

/** Why a policy is not taken, or one that is kept is no longer told. */
export const policyProblems = [
  /** There was one, and the hub has none. */
  'policy.missing',
  /** Not signed by the key that is named beside it, or changed after that. */
  'policy.forged',
  /** Signed by somebody else than the one before. */
  'policy.other-key',
  /** Older than the one that is kept, or another one of the same number. */
  'policy.rolled-back',
  /** No policy that this version can read. */
  'policy.unreadable',
  'policy.expired',
  'policy.too-early',
] as const;
export type PolicyProblem = (typeof policyProblems)[number];

export interface PolicyTaken {
  /** What holds from now on: what was told where it is good, else what was kept. */
  readonly pinned: PolicyPinned | null;
  readonly problem: PolicyProblem | null;
}

/** Takes a policy that is good, and keeps the last good one otherwise. @param told `null`: the hub says that there is none. */
export function takePolicy(pinned: PolicyPinned | null, told: PolicyTold | null, nowMs: number): PolicyTaken {
  const no = (problem: PolicyProblem): PolicyTaken => ({ pinned, problem });
  if (told === null) return pinned === null ? { pinned, problem: null } : no('policy.missing');
  if (!told.isSigned) return no('policy.forged');
  if (pinned !== null && told.key !== pinned.key && told.key !== pinned.policy.successor) return no('policy.other-key');
  const policy = readPolicy(told.text);
  if (policy === null) return no('policy.unreadable');
  if (pinned !== null && isOlder(policy, told.text, pinned)) return no('policy.rolled-back');
  if (nowMs >= Date.parse(policy.notAfter)) return no('policy.expired');
  if (nowMs < Date.parse(policy.notBefore)) return no('policy.too-early');
  return { pinned: { key: told.key, policy, text: told.text }, problem: null };
}

function isOlder({ version }: RemotePolicy, text: string, pinned: PolicyPinned): boolean {
  return version < pinned.policy.version || (version === pinned.policy.version && text !== pinned.text);
}

/** `null` for what is none that this version knows. */
export function readPolicy(text: string): RemotePolicy | null {
  try {
    return remotePolicySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // No JSON: no policy either.
    return null;
  }
}
