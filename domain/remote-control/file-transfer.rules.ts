/** The last chunk of a file may be shorter. */
export const CHUNK_BYTES = 64 * 1024;

export function chunksOf(sizeBytes: number): number {
  return Math.ceil(sizeBytes / CHUNK_BYTES);
}

/** Where a chunk lies in its file, in bytes; `to` is exclusive. */
export function placeOfChunk(sizeBytes: number, index: number): { readonly from: number; readonly to: number } {
  return { from: index * CHUNK_BYTES, to: Math.min((index + 1) * CHUNK_BYTES, sizeBytes) };
}

/** A file on its way out: chunks up to `written` are at the other end, those up to `next` on their way. */
export interface FileSending {
  readonly chunks: number;
  readonly written: number;
  readonly next: number;
}

/** The other end wants it from this chunk on. `null` when there is no such chunk. */
export function sendFrom(chunks: number, from: number): FileSending | null {
  return from >= 0 && from <= chunks ? { chunks, written: from, next: from } : null;
}

/** The chunk to send now; `null` while enough are on their way, or none is left. */
export function chunkToSend({ chunks, written, next }: FileSending, mostAhead: number): number | null {
  return next < chunks && next - written < mostAhead ? next : null;
}

export function sentNext(sending: FileSending): FileSending {
  return { ...sending, next: sending.next + 1 };
}

/**
 * The other end has written so many; it may be ahead of what is sent anew. `null` for more than there are.
 */
export function writtenUpTo(sending: FileSending, written: number): FileSending | null {
  if (written > sending.chunks) return null;
  return {
    ...sending,
    written: Math.max(sending.written, written),
    next: Math.max(sending.next, written),
  };
}

/**
 * What a receiver does with a chunk when it has so many: `write` the one it waits for, `ignore` one it has, `ask` again where one is
 * missing, which happens when another connection took over; `refuse` one that no honest sender has.
 */
export function judgeChunk(
  file: { readonly sizeBytes: number; readonly have: number },
  chunk: { readonly index: number; readonly lengthBytes: number },
): 'write' | 'ignore' | 'ask' | 'refuse' {
  if (chunk.index >= chunksOf(file.sizeBytes)) return 'refuse';
  const { from, to } = placeOfChunk(file.sizeBytes, chunk.index);
  if (chunk.lengthBytes !== to - from) return 'refuse';
  if (chunk.index === file.have) return 'write';
  return chunk.index < file.have ? 'ignore' : 'ask';
}
