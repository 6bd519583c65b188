/**
 * Who moves the mouse when two hands are on it: always the person who sits there (C6).
 *
 *     free ──they move the mouse or type──▶ suspended ──2 s without them──▶ free
 *       └───────────── one click ────────────┴──▶ taken-back ──control is granted anew──▶ free
 */
export type LocalUser =
  | { readonly state: 'free' }
  | { readonly state: 'suspended'; readonly untilMs: number }
  | { readonly state: 'taken-back' };

export const freeOfLocalUser: LocalUser = { state: 'free' };

/** How long the agent waits after the last key or move of the person. */
export const LOCAL_INPUT_SUSPENDS_MS = 2_000;

export function seeLocalInput(user: LocalUser, nowMs: number): LocalUser {
  return user.state === 'taken-back' ? user : { state: 'suspended', untilMs: nowMs + LOCAL_INPUT_SUSPENDS_MS };
}

/** The one click: nothing but a new grant ends this. */
export function takeControlBack(): LocalUser {
  return { state: 'taken-back' };
}

export function mayAgentMove(user: LocalUser, nowMs: number): boolean {
  switch (user.state) {
    case 'free':
      return true;
    case 'suspended':
      return nowMs >= user.untilMs;
    case 'taken-back':
      return false;
    default:
      return user satisfies never;
  }
}
