import type { SignedPolicy } from '#contracts/remote-policy.ts';
import { signedPolicy } from '#contracts/remote-policy.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { PolicyPinned, PolicyProblem } from '#domain/remote-policy/take-policy.rules.ts';
import { readPolicy, takePolicy } from '#domain/remote-policy/take-policy.rules.ts';
import { isSigned } from '../exchange/exchange-key.ts';
import { putSetting } from '../store/setting-rows.ts';
import type { Store, StoreReader } from '../store/store.ts';

const NAME = 'remote_policy';

/** The one that was published last, as it was signed; `null` where none ever was. */
export async function readPublished(reader: StoreReader): Promise<SignedPolicy | null> {
  const row = await reader.selectFrom('setting').select('value').where('name', '=', NAME).executeTakeFirst();
  return row === undefined ? null : signedPolicy.parse(JSON.parse(row.value));
}

/**
 * Publishes what every computer will believe, by the rules that they take it by. One that begins later is kept back until then:
 * in between each end would say that something is wrong.
 */
export async function publishPolicy(
  store: Pick<Store, 'transaction'>,
  policy: SignedPolicy,
  nowMs: number,
): Promise<Result<{ readonly version: number }, { readonly code: PolicyProblem }>> {
  return await store.transaction(async (tx) => {
    const before = await readPublished(tx);
    const { pinned, problem } = takePolicy(pinnedOf(before), toldOf(policy), nowMs);
    if (problem !== null || pinned === null) return refuse({ code: problem ?? 'policy.unreadable' });
    await putSetting(tx, NAME, policy);
    return ok({ version: pinned.policy.version });
  });
}

function toldOf({ key, signed }: SignedPolicy) {
  return { key, text: signed.text, isSigned: isSigned(key, 'policy', signed) };
}

function pinnedOf(before: SignedPolicy | null): PolicyPinned | null {
  const policy = before === null ? null : readPolicy(before.signed.text);
  return before === null || policy === null ? null : { key: before.key, policy, text: before.signed.text };
}
