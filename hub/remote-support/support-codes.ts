import { randomInt } from 'node:crypto';
import { hashOf } from '../access/secrets.ts';

const DIGITS = 9;

/** Nine digits nobody can foresee, in groups as they are read out: `482 190 735`. */
export function newSupportCode(): string {
  const digits = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  return digits.replaceAll(/(\d{3})(?=\d)/g, '$1 ');
}

/** What the hub knows a code by, however it was typed. `null` for what cannot be one. */
export function hashOfTyped(typed: string): string | null {
  const digits = typed.replaceAll(/\D/g, '');
  return digits.length === DIGITS ? hashOf(`support ${digits}`) : null;
}
