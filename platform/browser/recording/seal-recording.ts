import { Fault } from '#contracts/fault.ts';
import type { RecordingKey } from '#domain/recording/recording-key.record.ts';
import { fromBase64, hexOf } from './bytes-as-text.ts';
import type { Bytes, RecordingHead, RecordingTail } from './recording-file.ts';
import { boundHeader, header, joined, pieceNonce, withLength } from './recording-file.ts';
import { curve, fingerprintOf, importPoint, onceNonce, rawPoint, sealingKey } from './seal-key.ts';

/** What a recording goes on with, also after its console was started anew: a page can store it, and cannot read the key in it. */
export interface RecordingSeal {
  readonly header: Bytes;
  readonly prefix: Bytes;
  /** Seals pieces; cannot be exported. */
  readonly key: CryptoKey;
}

/**
 * Begins a file that only the organisation can read. Throws a `Fault` (`recording.key-broken`) where the key is not the one that its
 * fingerprint tells of.
 */
export async function beginSeal({
  publicKey,
  fingerprint,
}: Pick<RecordingKey, 'publicKey' | 'fingerprint'>): Promise<RecordingSeal> {
  const ofOrganisation = fromBase64(publicKey);
  const found = await fingerprintOf(ofOrganisation);
  if (hexOf(found) !== fingerprint) {
    throw new Fault('recording.key-broken', 'The key for recordings is not the one that its fingerprint tells of.');
  }
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const ofFile = await rawPoint(pair.publicKey);
  const prefix = crypto.getRandomValues(new Uint8Array(header.prefixBytes));
  const bound = boundHeader({ fingerprint: found, point: ofFile, prefix });
  const sealing = await sealingKey(pair.privateKey, await importPoint(ofOrganisation), { ofFile, ofOrganisation });
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: onceNonce, additionalData: bound }, sealing, raw);
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
  raw.fill(0);
  return { header: joined([bound, new Uint8Array(sealed)]), prefix, key };
}

/** The next piece as it stands in the file. Each number is used once: under one nonce two pieces would betray each other. */
async function sealPiece(
  { header: whole, prefix, key }: RecordingSeal,
  number: number,
  piece: Bytes,
  isLast: boolean,
): Promise<Bytes> {
  const algorithm = { name: 'AES-GCM', iv: pieceNonce(prefix, number, isLast), additionalData: whole };
  return withLength(new Uint8Array(await crypto.subtle.encrypt(algorithm, key, piece)));
}

/** Piece 0. */
export function sealHead(seal: RecordingSeal, head: RecordingHead): Promise<Bytes> {
  return sealPiece(seal, 0, jsonBytes(head), false);
}

/** @param number Counts from 1. */
export function sealFilm(seal: RecordingSeal, number: number, film: Bytes): Promise<Bytes> {
  return sealPiece(seal, number, film, false);
}

export function sealTail(seal: RecordingSeal, number: number, tail: RecordingTail): Promise<Bytes> {
  return sealPiece(seal, number, jsonBytes(tail), true);
}

function jsonBytes(value: RecordingHead | RecordingTail): Bytes {
  return new TextEncoder().encode(JSON.stringify(value));
}
