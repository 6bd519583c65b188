import type { PortalIncident } from '#contracts/api/portal-api.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { WordKey } from '../words/words.ts';

type StateOf<Key> = Key extends `state.${infer State}.hint` ? State : never;
/** The states a person knows: the desk's own, with each reason to wait as a state of its own. */
export type RequestState = StateOf<WordKey>;

/** Whose turn it is. Shown as a picture and a colour beside the words, never instead of them. */
export type Turn = 'yours' | 'ours' | 'waiting' | 'done';

export function requestStateOf({
  state,
  pending,
  waitsForYou,
}: Pick<PortalIncident, 'state' | 'pending' | 'waitsForYou'>): RequestState {
  if (state !== 'pending') return state;
  if (waitsForYou || pending === null || pending.reason === 'waiting-customer') return 'waits-for-you';
  return pending.reason;
}

export function turnIn(state: RequestState): Turn {
  switch (state) {
    case 'waits-for-you':
    case 'resolved':
      return 'yours';
    case 'logged':
    case 'in-progress':
      return 'ours';
    case 'waiting-vendor':
    case 'waiting-change-window':
    case 'waiting-parts':
    case 'waiting-approval':
    case 'agreed-date':
      return 'waiting';
    case 'closed':
      return 'done';
    default:
      return assertNever(state);
  }
}
