import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentHash, attachmentSchema, MAX_ATTACHMENT_BYTES } from '#domain/kernel/attachment.ts';
import { z } from 'zod';
import type { ApiContract, ApiRequest } from './api-request.ts';

/** A file travels in parts of at most this size: a slow line gets one through in a minute, and loses no more of it. */
export const ATTACHMENT_PART_BYTES = 512 * 1024;

/** What one asker may have on its way at once, or have sent without naming it. Ten files of the largest size. */
export const MOST_BYTES_UNDER_WAY = 10 * MAX_ATTACHMENT_BYTES;

const byteCount = z.int().min(0).max(MAX_ATTACHMENT_BYTES);

export const uploadProgress = z.strictObject({
  /** From the file's beginning; the next part begins here. */
  receivedBytes: byteCount,
  /** The hub has all of it, and its bytes have the hash they were offered under. */
  isComplete: z.boolean(),
});
export type UploadProgress = z.infer<typeof uploadProgress>;

/**
 * How a file reaches the hub. First the command that names it; then its bytes, for which the hub is asked by
 * `attachment.offer` where to go on, and which it is sent by `attachment.send`, part by part. All of it may be asked again
 * at any time, and by several at once.
 *
 * Bytes may also come first. What no accepted command names within a day is forgotten, so whoever did so offers the file
 * again after the command, and mostly hears that it is complete.
 *
 * Refusals: `attachment.too-much-under-way` (finish or name the others first), `hub.storage-full`.
 */
export const attachmentApi = {
  'attachment.offer': {
    path: '/api/attachment/offer',
    access: 'signed-in',
    input: attachmentSchema.pick({ sha256: true, sizeBytes: true }),
    output: uploadProgress,
  },
} as const satisfies ApiContract;

/** A request of which one side is bytes (`application/octet-stream`, or a picture's own type) and the other JSON. */
export interface BytesRequest extends Pick<ApiRequest, 'path' | 'access'> {
  /** What stands in the path after it, in order; each as text without signs that a path cannot hold. */
  readonly inPath: Readonly<Record<string, z.ZodType>>;
  /** JSON, or bytes up to so many. */
  readonly body: z.ZodType | { readonly maxBytes: number };
  readonly output: z.ZodType | 'bytes';
}

export const attachmentBytesApi = {
  /**
   * The next part of a file that was offered. `attachment.offset-wrong` says by `receivedBytes` where to go on; a part that
   * is there already is as good as sent. `attachment.not-offered`; `attachment.too-many-bytes`; `attachment.hash-wrong`
   * after the last part: then all of it is forgotten. `hub.storage-full`.
   */
  'attachment.send': {
    path: '/api/attachment/send',
    access: 'signed-in',
    inPath: {
      sha256: attachmentHash,
      firstByte: z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number)
        .pipe(byteCount),
    },
    body: { maxBytes: ATTACHMENT_PART_BYTES },
    output: uploadProgress,
  },
  /**
   * All bytes of a file, for whoever may read a journal line that names it; `attachment.unknown` for everybody else, and
   * while it is still on its way. The type is a picture's only if the bytes are one that is safe to show.
   */
  'attachment.read': {
    path: '/api/attachment/read',
    access: 'signed-in',
    inPath: {},
    body: z.strictObject({ sha256: attachmentHash }),
    output: 'bytes',
  },
} as const satisfies Readonly<Record<string, BytesRequest>>;

/** Where a part is sent to. */
export function sendPath(sha256: AttachmentHash, firstByte: number): string {
  return `${attachmentBytesApi['attachment.send'].path}/${sha256}/${firstByte}`;
}
