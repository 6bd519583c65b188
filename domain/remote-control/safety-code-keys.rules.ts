import type { AgentId } from '../kernel/fields.ts';

/**
 * What people here know of a key that signed a link. `known`: they, or somebody whose word they take, have compared digits for
 * it. `changed`: another was known, or the hub tells of another. `new`: neither.
 */
export type KeyStanding = 'known' | 'new' | 'changed';

/** Keys as SPKI in base64. */
export interface KeyKnowledge {
  /** The one for which digits were compared here; `null` where they never were. */
  readonly remembered: string | null;
  /** The one that the hub tells, as it was made at enrolment; `null` where it tells of none. */
  readonly told: string | null;
}

/**
 * The hub's word alone makes no key known: a hub that is no longer its owners' tells of its own. Digits that people have
 * compared once do, as long as the hub tells of no other.
 */
export function keyStandingOf({ remembered, told }: KeyKnowledge, publicKey: string): KeyStanding {
  const isAnother = [remembered, told].some((known) => known !== null && known !== publicKey);
  if (isAnother) return 'changed';
  return remembered === null ? 'new' : 'known';
}

/** Whether a link without a signature is an alarm. */
export function mustSign({ remembered, told }: KeyKnowledge): boolean {
  return remembered !== null || told !== null;
}

/** Then they are compared once more: people leave, and computers change hands. */
export const COMPARED_GOOD_FOR_MS = 180 * 24 * 3_600_000;

/** A key of an agent's console for which digits were compared at the user's computer. */
export interface ComparedKey {
  readonly agent: AgentId;
  readonly publicKey: string;
  readonly comparedAtMs: number;
}

/**
 * The same at the user's computer. An agent works at several consoles, so another key is no alarm there but unknown; a key that
 * was compared as somebody else's is.
 */
export function consoleKeyStanding(
  compared: readonly ComparedKey[],
  { agent, publicKey }: Pick<ComparedKey, 'agent' | 'publicKey'>,
  nowMs: number,
): KeyStanding {
  const found = compared.find((one) => one.publicKey === publicKey);
  if (found === undefined) return 'new';
  if (found.agent !== agent) return 'changed';
  return nowMs - found.comparedAtMs < COMPARED_GOOD_FOR_MS ? 'known' : 'new';
}
