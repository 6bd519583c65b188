import type { KeyObject } from 'node:crypto';
import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import type { UpdateKeys, UpdateSignature } from '#contracts/updates.ts';

/** What is wrong with a signature; the bytes under it are then believed by nobody. */
export type SignatureFault = 'update.key-unknown' | 'update.signature-wrong';

/** @param publicKey Ed25519, SPKI in DER, base64. */
export function updateKeyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}

/** Signs the bytes as they are (RFC 8032, 5.1: no prehash), so OpenSSL can check it as well. */
export function signUpdate(bytes: Uint8Array, privateKey: KeyObject): UpdateSignature {
  return {
    format: 'deskbell-update-signature/1',
    keyId: updateKeyIdOf(publicKeyOf(privateKey)),
    signature: sign(null, bytes, privateKey).toString('base64'),
  };
}

/** Ed25519, SPKI in DER, base64: what is built into the apps. */
export function publicKeyOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** Null when one of the pinned keys signed exactly these bytes. */
export function signatureFault(bytes: Uint8Array, signature: UpdateSignature, keys: UpdateKeys): SignatureFault | null {
  const pinned = [keys.active, keys.reserve].find((key) => updateKeyIdOf(key) === signature.keyId);
  if (pinned === undefined) return 'update.key-unknown';
  const key = createPublicKey({ key: Buffer.from(pinned, 'base64'), format: 'der', type: 'spki' });
  // Another kind of key would be verified by another rule than the one it was pinned for.
  if (key.asymmetricKeyType !== 'ed25519') return 'update.key-unknown';
  return verify(null, bytes, key, Buffer.from(signature.signature, 'base64')) ? null : 'update.signature-wrong';
}
