import type { SignedPolicy } from '#contracts/remote-policy.ts';
import { publicKeyText } from '#contracts/exchange.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { PolicyKept } from '#domain/remote-policy/policy-in-force.rules.ts';
import { allowedTo, policyInForce } from '#domain/remote-policy/policy-in-force.rules.ts';
import type { PolicyPinned, PolicyProblem, PolicyTold } from '#domain/remote-policy/take-policy.rules.ts';
import { readPolicy, takePolicy } from '#domain/remote-policy/take-policy.rules.ts';
import { createVerifier } from '#platform/any/exchange/signing.ts';
import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';

/** The organisation's policy as this console has checked it, and what was wrong with another. */
export interface PolicySeen {
  readonly kept: PolicyKept;
  /** Of whose key it is; `null` where none was ever seen. */
  readonly key: string | null;
  readonly problem: PolicyProblem | null;
  /** Whether this browser can check signatures: on a plain address it cannot, and believes the hub. */
  readonly isChecked: boolean;
}

type PolicyStorage = Pick<Storage, 'getItem' | 'setItem'>;

const NAME = 'deskbell.remote-policy';
const stored = z.strictObject({ key: publicKeyText, text: z.string().max(20_000) });

/**
 * Asks the hub for the policy, and takes it by the rules that each computer takes it by: the first key that was seen in this profile
 * is believed. What a computer says of its own policy holds in any case; this end asks for nothing that either of them forbids.
 */
export async function readConsolePolicy(
  desk: Pick<Desk, 'askHub' | 'nowMs'>,
  storage: PolicyStorage,
): Promise<Result<PolicySeen>> {
  const asked = await desk.askHub('policy.read', {});
  if (!asked.ok) return asked;
  const verify = createVerifier();
  const { policy: published } = asked.value;
  const told = published === null ? null : await toldOf(published, verify);
  const before = readPinned(storage);
  const { pinned, problem } = takePolicy(before, told, desk.nowMs());
  if (pinned !== null && pinned !== before && verify !== null) {
    storage.setItem(NAME, JSON.stringify({ key: pinned.key, text: pinned.text }));
  }
  const kept = { policy: pinned?.policy ?? null, isPublished: pinned !== null || told !== null };
  return ok({ kept, key: pinned?.key ?? null, problem, isChecked: verify !== null });
}

/**
 * What this agent may ask for. A hub that cannot be asked takes nothing away: the computer decides.
 *
 * @param isDirect There is no hub to be asked.
 */
export async function allowedHere(
  desk: Pick<Desk, 'askHub' | 'nowMs'>,
  role: AgentPrincipal['role'],
  storage: PolicyStorage,
  isDirect: boolean,
): Promise<ReadonlySet<Capability>> {
  const seen = isDirect ? null : await readConsolePolicy(desk, storage);
  const pinned = readPinned(storage);
  const kept = seen?.ok === true ? seen.value.kept : { policy: pinned?.policy ?? null, isPublished: pinned !== null };
  return allowedTo(policyInForce(kept, desk.nowMs()), role);
}

async function toldOf({ key, signed }: SignedPolicy, verify: ReturnType<typeof createVerifier>): Promise<PolicyTold> {
  return { key, text: signed.text, isSigned: verify === null || (await verify(key, 'policy', signed)) };
}

/** What cannot be read is as if none had ever been seen here. */
function readPinned(storage: PolicyStorage): PolicyPinned | null {
  const kept = stored.safeParse(jsonIn(storage.getItem(NAME)));
  const policy = kept.success ? readPolicy(kept.data.text) : null;
  return kept.success && policy !== null ? { ...kept.data, policy } : null;
}

function jsonIn(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    // Not what was written here.
    return null;
  }
}
