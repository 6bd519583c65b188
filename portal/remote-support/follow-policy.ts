import type { SignedPolicy } from '#contracts/remote-policy.ts';
import type { PolicyKept } from '#domain/remote-policy/policy-in-force.rules.ts';
import type { PolicyPinned } from '#domain/remote-policy/take-policy.rules.ts';
import { takePolicy } from '#domain/remote-policy/take-policy.rules.ts';
import type { Verify } from '#platform/any/exchange/signing.ts';
import { createVerifier } from '#platform/any/exchange/signing.ts';
import type { Observable } from 'rxjs';
import { concatMap, map, scan } from 'rxjs';
import type { HubLink } from '../hub-link/hub-link.ts';
import { watchHub } from '../hub-link/watch-hub.ts';

/**
 * The organisation's policy, as the hub has it at this moment. This page comes from the hub itself, so checking it guards against
 * mistakes and not against the hub; a page that came over a plain address cannot even do that.
 */
export function followPolicy(link: Pick<HubLink, 'news$' | 'ask'>, nowMs: () => number): Observable<PolicyKept> {
  const verify = createVerifier();
  return watchHub(link, 'policy.read', {}).pipe(
    concatMap(async (answer) => (answer.ok ? await toldOf(answer.value.policy, verify) : null)),
    scan((pinned: PolicyPinned | null, told) => takePolicy(pinned, told, nowMs()).pinned, null),
    map((pinned) => ({ policy: pinned?.policy ?? null, isPublished: pinned !== null })),
  );
}

async function toldOf(published: SignedPolicy | null, verify: Verify | null) {
  if (published === null) return null;
  const { key, signed } = published;
  return { key, text: signed.text, isSigned: verify === null || (await verify(key, 'policy', signed)) };
}
