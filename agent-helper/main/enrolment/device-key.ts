import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { Fault } from '#contracts/fault.ts';
import { signedPurposes } from '#contracts/exchange.ts';
import { LINK_PROOF_PURPOSE } from '#contracts/remote-session/trust-messages.ts';
import { readPrivateFile, writePrivateFile } from '#platform/node/private-files.ts';
import type { KeyVault } from './key-vault.ts';

const MAX_BYTES = 16_384;
/** Said before what is signed, so that a signature for one purpose is worth nothing for another. */
const PURPOSE = 'deskbell-device-session:';
/** Before a key that the system has sealed; without it the file holds the key as it is, for its user alone to open. */
const SEALED = 'sealed:';

/** What the device proves itself with. The private half never leaves this object and its file. */
export interface DeviceKey {
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string;
  /** Whether the system had sealed it. */
  readonly isSealed: boolean;
  /** The hub's challenge signed for opening a session, base64. */
  readonly signChallenge: (challenge: string) => string;
  /** Words about the link of a session, base64; see `LINK_PROOF_PURPOSE`. */
  readonly signLink: (text: string) => string;
  /** How far the record of a session has come, base64; see `headText`. */
  readonly signHead: (text: string) => string;
}

/**
 * The device's key, made at its first enrolment: sealed where there is a vault that does so, else kept in a file that
 * nobody else may open.
 */
export async function loadOrMakeDeviceKey(path: string, vault: KeyVault | null): Promise<DeviceKey> {
  const known = await loadDeviceKey(path, vault);
  if (known !== null) return known;
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const sealed = (await vault?.seal(pem)) ?? null;
  await writePrivateFile(path, sealed === null ? pem : `${SEALED}${sealed}\n`);
  return deviceKeyOf(privateKey, sealed !== null);
}

/**
 * `null` when there is none. Throws when others could have read it, when it is not an Ed25519 key, or `key.sealed` when it
 * was sealed and nobody here can open it.
 */
export async function loadDeviceKey(path: string, vault: KeyVault | null): Promise<DeviceKey | null> {
  const text = await readPrivateFile(path, MAX_BYTES);
  if (text === null) return null;
  const isSealed = text.startsWith(SEALED);
  const privateKey = readKey(isSealed ? await unseal(text, path, vault) : text);
  if (privateKey?.asymmetricKeyType !== 'ed25519') {
    throw new Fault('file.damaged', 'The device key is damaged.', { details: { path } });
  }
  return deviceKeyOf(privateKey, isSealed);
}

async function unseal(text: string, path: string, vault: KeyVault | null): Promise<string> {
  const opened = (await vault?.open(text.slice(SEALED.length).trim())) ?? null;
  if (opened === null) throw new Fault('key.sealed', 'The device key is sealed.', { details: { path } });
  return opened;
}

function readKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    // The library's reason says nothing to people, and may quote the key.
    return null;
  }
}

function deviceKeyOf(privateKey: KeyObject, isSealed: boolean): DeviceKey {
  return {
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
    isSealed,
    signChallenge: (challenge) => signed(`${PURPOSE}${challenge}`, privateKey),
    signLink: (text) => signed(`${LINK_PROOF_PURPOSE}${text}`, privateKey),
    signHead: (text) => signed(`${signedPurposes.head}${text}`, privateKey),
  };
}

function signed(text: string, privateKey: KeyObject): string {
  return sign(null, Buffer.from(text), privateKey).toString('base64');
}
