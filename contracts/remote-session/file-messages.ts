import { attachmentHash } from '#domain/kernel/attachment.ts';
import { fileName } from '#domain/kernel/file-name.ts';
import { CHUNK_BYTES } from '#domain/remote-control/file-transfer.rules.ts';
import { z } from 'zod';

/** Counts the files that one end offers in a session, from 1: the page may begin anew, and the numbers with it. */
const transfer = z.int().min(1).max(0xffff_ffff);
const chunks = z.int().min(0).max(0xffff_ffff);

/** Of one file in a session. Larger ones go by other ways. */
export const MAX_FILE_BYTES = 4 * 1024 ** 3;

/** Why a file did not arrive. Each has a sentence on both sides. */
export const fileStops = [
  'file.refused',
  'file.no-room',
  'file.not-written',
  'file.cancelled',
  'file.changed',
  'file.hash-differs',
  'file.unreadable',
] as const;

/**
 * How a file gets to the other end, in either direction. The bytes go on `file`, so that keys on `ctl` overtake them:
 *
 *     sender ── file.offer ──▶ receiver        asks its people, or refuses
 *     sender ◀── file.take ─── receiver        with how much of it is there already, from an earlier time
 *     sender ══ chunks ══════▶ receiver        each answered by how many are there
 *     sender ◀── file.kept ─── receiver        all of it, with the hash that was offered
 */
export const fileFromBoth = [
  z.strictObject({
    kind: z.literal('file.offer'),
    transfer,
    /** Never a path: it has no separators, and nobody asks it where to write. */
    name: fileName,
    sizeBytes: z.int().min(1).max(MAX_FILE_BYTES),
    /** Of the whole. By it a receiver knows a file of which it has a part. */
    sha256: attachmentHash,
  }),
  /** Send from this chunk on. Said again whenever the line was gone, or one is missing. */
  z.strictObject({
    kind: z.literal('file.take'),
    transfer,
    chunks,
    /** SHA-256 of the last chunk that is there; `null` where none is. A sender that has another begins at the beginning. */
    lastChunk: attachmentHash.nullable(),
  }),
  z.strictObject({ kind: z.literal('file.kept'), transfer }),
  /** Either end has enough. */
  z.strictObject({
    kind: z.literal('file.stop'),
    transfer,
    /** Whether the receiver of it says so, who may have a transfer of its own with the same number. */
    by: z.enum(['sender', 'receiver']),
    code: z.enum(fileStops),
  }),
] as const;

export type FileStop = (typeof fileStops)[number];

/** On `file`: a chunk of a file, or how many of them have been written. */
export type FileFrame =
  | {
      readonly kind: 'chunk';
      readonly transfer: number;
      readonly index: number;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: 'written'; readonly transfer: number; readonly chunks: number };

const HEAD_BYTES = 9;
const frameKinds = { chunk: 1, written: 2 } as const;

export function writeFileFrame(frame: FileFrame): Uint8Array<ArrayBuffer> {
  const bytes = frame.kind === 'chunk' ? frame.bytes : new Uint8Array();
  const written = new Uint8Array(HEAD_BYTES + bytes.byteLength);
  const head = new DataView(written.buffer);
  head.setUint8(0, frameKinds[frame.kind]);
  head.setUint32(1, frame.transfer);
  head.setUint32(5, frame.kind === 'chunk' ? frame.index : frame.chunks);
  written.set(bytes, HEAD_BYTES);
  return written;
}

/** `null` for bytes that are no such frame. */
export function readFileFrame(frame: Uint8Array<ArrayBuffer>): FileFrame | null {
  if (frame.byteLength < HEAD_BYTES || frame.byteLength > HEAD_BYTES + CHUNK_BYTES) return null;
  const head = new DataView(frame.buffer, frame.byteOffset, HEAD_BYTES);
  const [kind, transferNumber, place] = [head.getUint8(0), head.getUint32(1), head.getUint32(5)];
  const bytes = frame.subarray(HEAD_BYTES);
  if (kind === frameKinds.chunk && bytes.byteLength > 0) {
    return { kind: 'chunk', transfer: transferNumber, index: place, bytes };
  }
  const isWritten = kind === frameKinds.written && bytes.byteLength === 0;
  return isWritten ? { kind: 'written', transfer: transferNumber, chunks: place } : null;
}
