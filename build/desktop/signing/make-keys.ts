import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Fault } from '#contracts/fault.ts';
import { publicKeyOf, updateKeyIdOf } from '#platform/node/update-signature.ts';

export interface MadeKeys {
  readonly keyId: string;
  /** For the file that `DESKBELL_UPDATE_KEYS` names. */
  readonly publicKey: string;
}

/**
 * Makes a pair of Ed25519 keys. The private one is written to `path` (PKCS #8, PEM), for this user alone; the public one is
 * returned. Throws a `Fault` where something is: a key that was written over is a key that nobody can replace.
 */
export function makeKeys(path: string): MadeKeys {
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new Fault('release.key-not-written', `No key was written to ${path}, where something is or cannot be.`, {
      cause: error,
    });
  }
  const publicKey = publicKeyOf(privateKey);
  return { keyId: updateKeyIdOf(publicKey), publicKey };
}
