import type { KeyObject } from 'node:crypto';
import { createPublicKey, verify } from 'node:crypto';

/** Says what is signed, so that a signature given for one purpose proves nothing for another. */
const SIGNED_PURPOSE = 'deskbell-device-session:';

/** A device's public key (Ed25519, SPKI, base64), or `null` when the text is not one. */
export function readDeviceKey(text: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    // OpenSSL names a different reason for every way in which bytes are not a key.
    return null;
  }
}

/**
 * Whether the holder of the private key signed this challenge (Ed25519, RFC 8032).
 *
 * @param signature Base64.
 */
export function isSignedBy(publicKey: string, challenge: string, signature: string): boolean {
  const key = readDeviceKey(publicKey);
  const signed = Buffer.from(SIGNED_PURPOSE + challenge, 'utf8');
  return key !== null && verify(null, signed, key, Buffer.from(signature, 'base64'));
}
