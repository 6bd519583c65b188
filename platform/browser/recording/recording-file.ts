import { Fault } from '#contracts/fault.ts';
import { agentId, epochMs, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { z } from 'zod';

export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A recording as a file:
 *
 *     header   magic «DBRC» · version 1 · fingerprint 32 · ephemeral point 65 · nonce prefix 7 · sealed key 48
 *     pieces   length of what follows (4, big-endian) · AES-256-GCM of one piece
 *
 * The key of the file is random, and sealed to the organisation's key: ECDH over P-256 with a point made for this file alone,
 * then HKDF-SHA-256 (RFC 5869). Pieces follow the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online
 * Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, 2015): the nonce is the prefix, the piece's number from 0, and 1 for
 * the last one, else 0; the header is authenticated with each. So a file that was cut, reordered or added to does not open.
 *
 * The first piece is a `recordingHead` in JSON, the last one a `recordingTail`, those between are the film as it was recorded.
 */
export const header = {
  magic: new Uint8Array([0x44, 0x42, 0x52, 0x43]),
  version: 1,
  pointBytes: 65,
  prefixBytes: 7,
  sealedKeyBytes: 48,
} as const;

const FINGERPRINT_AT = 5;
const POINT_AT = FINGERPRINT_AT + 32;
const PREFIX_AT = POINT_AT + header.pointBytes;
/** Up to here the header is bound to the sealed key. */
const SEALED_KEY_AT = PREFIX_AT + header.prefixBytes;
export const HEADER_BYTES = SEALED_KEY_AT + header.sealedKeyBytes;
/** A second of film has a tenth of it. */
const MAX_PIECE_BYTES = 8 * 1024 * 1024;

/** As ticket files name it; nothing but this console opens one. */
export const RECORDING_MEDIA_TYPE = 'application/x-deskbell-recording';

/** What is known when a recording begins. */
export const recordingHead = z.strictObject({
  session: supportSessionId,
  incident: incidentId,
  agent: agentId,
  startedAtMs: epochMs,
  /** Of the film, such as `video/webm;codecs=h264`. */
  mediaType: z.string().max(80),
});
export type RecordingHead = z.infer<typeof recordingHead>;

/** What is known when it ends. */
export const recordingTail = z.strictObject({
  lengthMs: z
    .int()
    .min(0)
    .max(24 * 3_600_000),
  /** The console ended before the recording did; what it had kept was put together later. */
  isCutShort: z.boolean(),
});
export type RecordingTail = z.infer<typeof recordingTail>;

export interface HeaderParts {
  /** Of the organisation's key. */
  readonly fingerprint: Bytes;
  readonly point: Bytes;
  readonly prefix: Bytes;
}

/** All of the header but the sealed key. */
export function boundHeader({ fingerprint, point, prefix }: HeaderParts): Bytes {
  return joined([header.magic, new Uint8Array([header.version]), fingerprint, point, prefix]);
}

/** `null`: this is no recording, or one of a later version. */
export function readHeader(file: Bytes): (HeaderParts & { readonly sealedKey: Bytes }) | null {
  if (file.length < HEADER_BYTES || file[4] !== header.version) return null;
  if (header.magic.some((byte, place) => file[place] !== byte)) return null;
  return {
    fingerprint: file.slice(FINGERPRINT_AT, POINT_AT),
    point: file.slice(POINT_AT, PREFIX_AT),
    prefix: file.slice(PREFIX_AT, SEALED_KEY_AT),
    sealedKey: file.slice(SEALED_KEY_AT, HEADER_BYTES),
  };
}

export function pieceNonce(prefix: Bytes, number: number, isLast: boolean): Bytes {
  const nonce = new Uint8Array(12);
  nonce.set(prefix);
  new DataView(nonce.buffer).setUint32(header.prefixBytes, number);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

export function withLength(sealed: Bytes): Bytes {
  if (sealed.length > MAX_PIECE_BYTES)
    throw new Fault('recording.piece-too-large', 'A piece of a recording is too large.');
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, sealed.length);
  return joined([length, sealed]);
}

/** The sealed pieces after the header; `null` where their lengths do not come out even. */
export function piecesIn(file: Bytes): readonly Bytes[] | null {
  const pieces: Bytes[] = [];
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = HEADER_BYTES;
  while (at < file.length) {
    if (at + 4 > file.length) return null;
    const end = at + 4 + view.getUint32(at);
    if (end > file.length) return null;
    pieces.push(file.subarray(at + 4, end));
    at = end;
  }
  return pieces;
}

export function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
