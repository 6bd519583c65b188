import { plainSha256 } from '../attachment/sha256.ts';
import { bytesOf } from './signing.ts';

/** A key as people compare it: the first 32 hexadecimal digits of the SHA-256 of its SPKI. @param publicKey Base64. */
export function keyFingerprint(publicKey: string): string {
  return plainSha256(bytesOf(publicKey)).slice(0, 32);
}
