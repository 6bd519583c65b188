import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { RecordingKey, RecordingLock } from '#domain/recording/recording-key.record.ts';
import { base64Of, fromBase64, hexOf } from './bytes-as-text.ts';
import type { OpenedKey } from './open-recording.ts';
import { curve, fingerprintOf, rawPoint } from './seal-key.ts';

/** About a second on a desktop computer; a passphrase of five random words stands for more than a lifetime then. */
const ROUNDS = 1_000_000;

export type MadeKey = Pick<RecordingKey, 'publicKey' | 'fingerprint' | 'lock'>;

/** A new key pair. Its private half leaves this function locked, and in no other way. @param rounds Of PBKDF2. */
export async function makeKey(passphrase: string, rounds = ROUNDS): Promise<MadeKey> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const point = await rawPoint(pair.publicKey);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const locking = await lockingKey(passphrase, salt, rounds, 'wrapKey');
  const locked = await crypto.subtle.wrapKey('pkcs8', pair.privateKey, locking, { name: 'AES-GCM', iv: nonce });
  return {
    publicKey: base64Of(point),
    fingerprint: hexOf(await fingerprintOf(point)),
    lock: { rounds, salt: base64Of(salt), nonce: base64Of(nonce), locked: base64Of(new Uint8Array(locked)) },
  };
}

/** The private half, good for opening recordings and nothing else; nobody can read it out of the page. */
export async function openKey(
  { publicKey, lock }: Pick<RecordingKey, 'publicKey' | 'lock'>,
  passphrase: string,
): Promise<Result<OpenedKey, { readonly code: 'recording.passphrase-wrong' }>> {
  const locking = await lockingKey(passphrase, fromBase64(lock.salt), lock.rounds, 'unwrapKey');
  try {
    const privateKey = await unlocked(lock, locking);
    return ok({ privateKey, point: fromBase64(publicKey) });
  } catch (error) {
    if (error instanceof DOMException) return refuse({ code: 'recording.passphrase-wrong' });
    throw error;
  }
}

function unlocked({ locked, nonce }: RecordingLock, locking: CryptoKey): Promise<CryptoKey> {
  const algorithm = { name: 'AES-GCM', iv: fromBase64(nonce) };
  return crypto.subtle.unwrapKey('pkcs8', fromBase64(locked), locking, algorithm, curve, false, ['deriveBits']);
}

/** Spaces at either end are slips of whoever pastes; letters that can be written in two ways are one. */
async function lockingKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  use: 'wrapKey' | 'unwrapKey',
): Promise<CryptoKey> {
  const words = new TextEncoder().encode(passphrase.trim().normalize('NFC'));
  const secret = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return await crypto.subtle.deriveKey(algorithm, secret, { name: 'AES-GCM', length: 256 }, false, [use]);
}
