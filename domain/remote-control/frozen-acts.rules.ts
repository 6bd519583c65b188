import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';

/** What would give somebody more than they have, or remove what watches over them. */
export const wideningActs = ['settings', 'policy', 'consent-rules', 'uninstall', 'enrolment', 'quit'] as const;
export type WideningAct = (typeof wideningActs)[number];

export type FrozenRefusal = { readonly code: 'remote-control.frozen-while-controlled' };

/**
 * While somebody else has a hand on the mouse nothing of the helper itself can be changed, whoever seems to do it: a remote hand
 * cannot be told from the person's once it has clicked (C17). Giving less always works and is none of these acts.
 *
 * @param isControlLive Whether a grant of control lives, also while it is suspended.
 */
export function mayWiden(_act: WideningAct, isControlLive: boolean): Result<null, FrozenRefusal> {
  return isControlLive ? refuse({ code: 'remote-control.frozen-while-controlled' }) : ok(null);
}
