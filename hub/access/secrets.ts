import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 bits nobody can guess, fit for headers and JSON. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the hub keeps of a secret it gave out. Plain SHA-256 is enough for what is random already. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('base64url');
}

/** Without 0 and O, 1, I and L, U and V: what people read off a screen or say on the phone. */
const SPOKEN_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';

/** Random letters and digits that are not taken for one another, in groups: `newSpokenCode(4, 2)` is `K7QM-2XWA`. */
export function newSpokenCode(groupLength: number, groups: number): string {
  const letter = () => SPOKEN_ALPHABET.charAt(randomInt(SPOKEN_ALPHABET.length));
  const group = () => Array.from({ length: groupLength }, letter).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** A spoken code as it was given out, however it was typed. */
export function readSpokenCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}
