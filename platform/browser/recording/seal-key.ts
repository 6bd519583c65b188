import type { Bytes } from './recording-file.ts';
import { joined } from './recording-file.ts';

/** The curve of the organisation's key and of the point of each file. */
export const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** What the derived key is for, and for which two points: no other use can come to the same one. */
const PURPOSE = new TextEncoder().encode('Deskbell recording 1');

/** Made for one file and used once, so its nonce may be the same each time. */
export const onceNonce = new Uint8Array(12);

/** The key that seals a file's key: of one side's private half and the other's point. */
export async function sealingKey(
  privateKey: CryptoKey,
  publicKey: CryptoKey,
  points: { readonly ofFile: Bytes; readonly ofOrganisation: Bytes },
): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = joined([PURPOSE, points.ofFile, points.ofOrganisation]);
  return await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

export async function importPoint(point: Bytes): Promise<CryptoKey> {
  return await crypto.subtle.importKey('raw', point, curve, true, []);
}

export async function rawPoint(publicKey: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
}

export async function fingerprintOf(point: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', point));
}
