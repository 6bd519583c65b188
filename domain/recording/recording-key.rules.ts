import type { RecordingKey } from './recording-key.record.ts';

/** The key that is recorded with now: the newest, unless that is retired. Nothing goes back to an older one by itself. */
export function currentKey(keys: readonly RecordingKey[]): RecordingKey | null {
  const newest = keys.toSorted((one, other) => other.madeAtMs - one.madeAtMs || (one.id < other.id ? 1 : -1))[0];
  return newest === undefined || newest.retiredAtMs !== null ? null : newest;
}

/** Every console has the locked half, so anybody on the desk can try passphrases for as long as they like: short ones are none. */
export const SHORTEST_PASSPHRASE = 20;

export function isPassphrase(words: string): boolean {
  return words.trim().length >= SHORTEST_PASSPHRASE;
}

/** What people compare, of a fingerprint: the first 16 digits in groups of four. */
export function shownFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}
