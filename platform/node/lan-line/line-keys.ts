import { Fault } from '#contracts/fault.ts';
import type { KeyObject } from 'node:crypto';
import { createHash, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, scrypt } from 'node:crypto';

/** Before all that is hashed: a hash made here proves nothing elsewhere. */
const PURPOSE = 'deskbell-lan-1';
/** 32 MiB and a tenth of a second for each guess: a billion codes are not tried out within the five minutes that one is good. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1_024 * 1_024 };
const KEY_BYTES = 32;
/** An X25519 key (RFC 7748) in SPKI, without the 32 bytes of the key itself (RFC 8410). */
const SPKI_BEFORE_KEY = Buffer.from('302a300506032b656e032100', 'hex');
/** What each end says first: its key for this line, made for it and forgotten with it. */
export const OPENING_BYTES = KEY_BYTES;

/** One end's part of the keys of a line. */
export interface LinePart {
  readonly opening: Buffer;
  readonly privateKey: KeyObject;
}

export function newLinePart(): LinePart {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return { opening: der.subarray(SPKI_BEFORE_KEY.length), privateKey };
}

/** The keys of a line, which only two ends have that know the same digits. */
export interface LineKeys {
  readonly fromCaller: Buffer;
  readonly fromListener: Buffer;
  /** Names this line and no other, as hexadecimal. */
  readonly channel: string;
}

/**
 * An exchange of keys (X25519) into which the digits are hashed (scrypt, RFC 7914; HKDF, RFC 5869). Who listens learns nothing; who
 * sits in between has to find the digits by trying, at a tenth of a second each. Bytes that are no key throw a `Fault`.
 */
export async function lineKeys(
  own: LinePart,
  openings: { readonly caller: Buffer; readonly listener: Buffer },
  digits: string,
): Promise<LineKeys> {
  const isCaller = own.opening.equals(openings.caller);
  const shared = sharedSecret(own.privateKey, isCaller ? openings.listener : openings.caller);
  const transcript = createHash('sha256').update(PURPOSE).update(openings.caller).update(openings.listener).digest();
  const ofDigits = await hashedDigits(digits, transcript);
  const keys = Buffer.from(hkdfSync('sha256', Buffer.concat([shared, ofDigits]), transcript, PURPOSE, 2 * KEY_BYTES));
  return {
    fromCaller: keys.subarray(0, KEY_BYTES),
    fromListener: keys.subarray(KEY_BYTES),
    channel: transcript.toString('hex'),
  };
}

function sharedSecret(privateKey: KeyObject, opening: Buffer): Buffer {
  try {
    const key = Buffer.concat([SPKI_BEFORE_KEY, opening]);
    return diffieHellman({ privateKey, publicKey: createPublicKey({ key, format: 'der', type: 'spki' }) });
  } catch (cause) {
    throw new Fault('lan.opening-invalid', 'What came first is no key for a line.', { cause });
  }
}

function hashedDigits(digits: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(digits, salt, KEY_BYTES, SCRYPT, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
