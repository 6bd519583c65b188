import type { Attachment } from '#domain/kernel/attachment.ts';
import { attachmentHash, MAX_ATTACHMENT_BYTES, mediaTypeOf } from '#domain/kernel/attachment.ts';
import { cleanFileName } from '#domain/kernel/file-name.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { sha256Of } from './sha256.ts';

export interface GivenFile {
  /** As the system or its sender calls it; it is cleaned. */
  readonly name: string;
  /** As the system or its sender says; empty when nobody does. */
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of a picture, in pixels. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** A file as a command names it. Refused with `attachment.empty` or `attachment.too-large` (`mostBytes`). */
export async function describeFile({ name, mediaType, bytes, width, height }: GivenFile): Promise<Result<Attachment>> {
  const sizeBytes = bytes.byteLength;
  if (sizeBytes === 0) return refuse({ code: 'attachment.empty' });
  if (sizeBytes > MAX_ATTACHMENT_BYTES) {
    return refuse({ code: 'attachment.too-large', details: { mostBytes: MAX_ATTACHMENT_BYTES } });
  }
  return ok({
    sha256: attachmentHash.parse(await sha256Of(bytes)),
    name: cleanFileName(name),
    mediaType: mediaTypeOf(mediaType),
    sizeBytes,
    ...(width === undefined || height === undefined ? {} : { width, height }),
  });
}
