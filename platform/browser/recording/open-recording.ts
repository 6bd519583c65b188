import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { hexOf } from './bytes-as-text.ts';
import type { Bytes, HeaderParts, RecordingHead, RecordingTail } from './recording-file.ts';
import {
  boundHeader,
  HEADER_BYTES,
  joined,
  pieceNonce,
  piecesIn,
  readHeader,
  recordingHead,
  recordingTail,
} from './recording-file.ts';
import { fingerprintOf, importPoint, onceNonce, sealingKey } from './seal-key.ts';

/** The organisation's key, opened by its passphrase. */
export interface OpenedKey {
  readonly privateKey: CryptoKey;
  readonly point: Bytes;
}

export interface OpenedRecording {
  readonly head: RecordingHead;
  readonly tail: RecordingTail;
  /** As the browser recorded it: without its length, and without an index. */
  readonly film: Bytes;
}

type Unread = { readonly code: 'recording.altered' | 'recording.key-unknown' };

/** The fingerprint of the key that a file was sealed to, in hexadecimal; `null`: this is no recording. */
export function keyNeeded(file: Bytes): string | null {
  const fingerprint = readHeader(file)?.fingerprint;
  return fingerprint === undefined ? null : hexOf(fingerprint);
}

/** All of a recording, if not one byte of it is another than was recorded; refused else. */
export async function openRecording(file: Bytes, key: OpenedKey): Promise<Result<OpenedRecording, Unread>> {
  const parts = readHeader(file);
  const pieces = parts === null ? null : piecesIn(file);
  if (parts === null || pieces === null || pieces.length < 2) return altered;
  if (hexOf(parts.fingerprint) !== hexOf(await fingerprintOf(key.point))) {
    return refuse({ code: 'recording.key-unknown' });
  }
  try {
    const fileKey = await fileKeyOf(parts, key);
    const header = file.slice(0, HEADER_BYTES);
    const opened = await Promise.all(
      pieces.map(async (piece, number) => {
        const iv = pieceNonce(parts.prefix, number, number === pieces.length - 1);
        return new Uint8Array(
          await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: header }, fileKey, piece),
        );
      }),
    );
    return readPieces(opened);
  } catch (error) {
    // What does not authenticate says no more than that; anything else is a fault.
    if (error instanceof DOMException) return altered;
    throw error;
  }
}

const altered = refuse({ code: 'recording.altered' } as const);

async function fileKeyOf(
  { sealedKey, ...bound }: HeaderParts & { readonly sealedKey: Bytes },
  key: OpenedKey,
): Promise<CryptoKey> {
  const points = { ofFile: bound.point, ofOrganisation: key.point };
  const sealing = await sealingKey(key.privateKey, await importPoint(bound.point), points);
  const algorithm = { name: 'AES-GCM', iv: onceNonce, additionalData: boundHeader(bound) };
  const raw = await crypto.subtle.decrypt(algorithm, sealing, sealedKey);
  return await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
}

function readPieces(opened: readonly Bytes[]): Result<OpenedRecording, Unread> {
  const head = recordingHead.safeParse(jsonIn(opened[0]));
  const tail = recordingTail.safeParse(jsonIn(opened.at(-1)));
  if (!head.success || !tail.success) return altered;
  return ok({ head: head.data, tail: tail.data, film: joined(opened.slice(1, -1)) });
}

function jsonIn(piece: Bytes | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(piece));
  } catch {
    // Sealed by whoever had the public key alone, and no recording of this program.
    return null;
  }
}
