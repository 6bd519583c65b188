import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { Fault } from '#contracts/fault.ts';
import { readPrivateFile, writePrivateFile } from '#platform/node/private-files.ts';

const MAX_BYTES = 4_096;
/** Said before what is signed, so that a signature for one purpose is worth nothing for another. */
const PURPOSE = 'deskbell-device-session:';

/** What the device proves itself with. The private half never leaves this object and its file. */
export interface DeviceKey {
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string;
  /** The hub's challenge signed for opening a session, base64. */
  readonly signChallenge: (challenge: string) => string;
}

/** The device's key, made at its first enrolment and kept in a file that nobody else may open. */
export async function loadOrMakeDeviceKey(path: string): Promise<DeviceKey> {
  const known = await loadDeviceKey(path);
  if (known !== null) return known;
  const { privateKey } = generateKeyPairSync('ed25519');
  await writePrivateFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return deviceKeyOf(privateKey);
}

/** `null` when there is none. Throws when others could have read it, or it is not an Ed25519 key. */
export async function loadDeviceKey(path: string): Promise<DeviceKey | null> {
  const pem = await readPrivateFile(path, MAX_BYTES);
  if (pem === null) return null;
  const privateKey = readKey(pem);
  if (privateKey?.asymmetricKeyType !== 'ed25519') {
    throw new Fault('file.damaged', 'The device key is damaged.', { details: { path } });
  }
  return deviceKeyOf(privateKey);
}

function readKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    // The library's reason says nothing to people, and may quote the key.
    return null;
  }
}

function deviceKeyOf(privateKey: KeyObject): DeviceKey {
  return {
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
    signChallenge: (challenge) => sign(null, Buffer.from(`${PURPOSE}${challenge}`), privateKey).toString('base64'),
  };
}
