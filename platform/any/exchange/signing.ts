import type { SignedPurpose, SignedText } from '#contracts/exchange.ts';
import { signedPurposes } from '#contracts/exchange.ts';

/** An Ed25519 key pair as it is kept: PKCS #8 and SPKI in DER, base64. */
export interface KeyPairText {
  readonly privateKey: string;
  readonly publicKey: string;
}

const ED25519 = { name: 'Ed25519' };

/** A new key pair; `null` where this browser cannot make one, or may not on a page that came over a plain address. */
export async function newKeyPair(): Promise<KeyPairText | null> {
  const subtle = subtleHere();
  if (subtle === null) return null;
  try {
    // Browsers' types know this algorithm by no overload of its own.
    const pair = (await subtle.generateKey(ED25519, true, ['sign', 'verify'])) as CryptoKeyPair;
    const [privateKey, publicKey] = await Promise.all([
      subtle.exportKey('pkcs8', pair.privateKey),
      subtle.exportKey('spki', pair.publicKey),
    ]);
    return { privateKey: textOf(new Uint8Array(privateKey)), publicKey: textOf(new Uint8Array(publicKey)) };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
    throw error;
  }
}

export type Sign = (purpose: SignedPurpose, text: string) => Promise<SignedText>;

export async function signerWith(privateKey: string): Promise<Sign | null> {
  const subtle = subtleHere();
  if (subtle === null) return null;
  const key = await subtle.importKey('pkcs8', bytesOf(privateKey), ED25519, false, ['sign']);
  return async (purpose, text) => {
    const signature = await subtle.sign(ED25519, key, bytesSigned(purpose, text));
    return { text, signature: textOf(new Uint8Array(signature)) };
  };
}

export type Verify = (publicKey: string, purpose: SignedPurpose, signed: SignedText) => Promise<boolean>;

/** Checks signatures, and keeps the keys it has read; `null` where this browser cannot. */
export function createVerifier(): Verify | null {
  const subtle = subtleHere();
  if (subtle === null) return null;
  const keys = new Map<string, Promise<CryptoKey | null>>();
  const read = (text: string) =>
    subtle.importKey('spki', bytesOf(text), ED25519, false, ['verify']).then(
      (key) => key,
      // Bytes that are no key of this kind have signed nothing.
      () => null,
    );
  return async (publicKey, purpose, { text, signature }) => {
    const known = keys.get(publicKey) ?? read(publicKey);
    keys.set(publicKey, known);
    const key = await known;
    return key !== null && (await subtle.verify(ED25519, key, bytesOf(signature), bytesSigned(purpose, text)));
  };
}

/** Typed as always there, which it is not on pages that came over a plain address. */
function subtleHere(): SubtleCrypto | null {
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  return subtle ?? null;
}

function bytesSigned(purpose: SignedPurpose, text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(signedPurposes[purpose] + text);
}

const BASE64_SLICE = 0x8000;

/** Base64 (RFC 4648, section 4). */
export function textOf(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += BASE64_SLICE) {
    binary += String.fromCodePoint(...bytes.subarray(from, from + BASE64_SLICE));
  }
  return btoa(binary);
}

/** @param text Base64. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
