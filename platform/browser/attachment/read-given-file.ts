import { MAX_ATTACHMENT_BYTES } from '#domain/kernel/attachment.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { GivenFile } from '#platform/any/attachment/describe-file.ts';
import { imageSizeOf } from '#platform/any/attachment/image-size.ts';
import { makeThumbnail } from './make-thumbnail.ts';

export interface WithThumbnail {
  /** The same picture made small. */
  readonly thumbnail?: Uint8Array<ArrayBuffer>;
}

/**
 * A file as it is handed on, with its size and a small one of it where it is a picture. Refused with `attachment.unreadable`
 * where it has been moved or changed since it was chosen, and with `attachment.too-large` (`mostBytes`) before it is read.
 *
 * @param pastedName What a picture is called that came from the clipboard, where nothing has a name.
 */
export async function readGivenFile(file: File, pastedName: string): Promise<Result<GivenFile & WithThumbnail>> {
  if (file.size > MAX_ATTACHMENT_BYTES) {
    return refuse({ code: 'attachment.too-large', details: { mostBytes: MAX_ATTACHMENT_BYTES } });
  }
  const bytes = await bytesOf(file);
  if (bytes === null) return refuse({ code: 'attachment.unreadable' });
  // What browsers call every picture that is pasted.
  const name = file.name === 'image.png' || file.name === '' ? pastedName : file.name;
  const thumbnail = await makeThumbnail(bytes);
  return ok({ name, mediaType: file.type, bytes, ...imageSizeOf(bytes), ...(thumbnail === null ? {} : { thumbnail }) });
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
