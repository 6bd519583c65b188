import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { HashCost } from './password-hash.ts';
import { hashOfNobody, hashPassword, isCheaperThan, isPasswordOf } from './password-hash.ts';
import { createTurns } from './turns.ts';

/** Half of Node's four worker threads; the others stay free for files and names. 2 × 19 MiB at the present cost. */
const HASHES_AT_ONCE = 2;
/** At 60 ms each, about four seconds of waiting: longer is no answer to a person. */
const MOST_WAITING = 128;

export type Busy = { readonly code: 'hub.busy'; readonly details: { readonly retryAfterS: number } };

export interface PasswordCheck {
  readonly isRight: boolean;
  /** A hash to keep instead, where the old one was made more cheaply than hashes are made now; otherwise `null`. */
  readonly betterHash: string | null;
}

/** Hashes and checks passwords, a few at a time: however many sign in at once, the memory it takes stays the same. */
export function createPasswords(cost: HashCost) {
  const turns = createTurns({ atOnce: HASHES_AT_ONCE, mostWaiting: MOST_WAITING });
  const nobody = hashOfNobody(cost);
  const busy = refuse({ code: 'hub.busy', details: { retryAfterS: 2 } } as const);

  async function hash(password: string): Promise<Result<string, Busy>> {
    const hashed = await turns.take(() => hashPassword(password, cost));
    return hashed === null ? busy : ok(hashed.value);
  }

  /** @param stored `null` for a login that nobody has: the same work is done, and nothing is right. */
  async function check(stored: string | null, password: string): Promise<Result<PasswordCheck, Busy>> {
    const checked = await turns.take(async () => {
      const isRight = (await isPasswordOf(stored ?? nobody, password)) && stored !== null;
      const betterHash = isRight && isCheaperThan(stored, cost) ? await hashPassword(password, cost) : null;
      return { isRight, betterHash };
    });
    return checked === null ? busy : ok(checked.value);
  }

  return { hash, check };
}
export type Passwords = ReturnType<typeof createPasswords>;
