import type { GivenFile } from '#platform/any/attachment/describe-file.ts';
import { imageSizeOf } from '#platform/any/attachment/image-size.ts';
import { makeThumbnail } from './make-thumbnail.ts';

export interface WithThumbnail {
  /** The same picture made small. */
  readonly thumbnail?: Uint8Array<ArrayBuffer>;
}

/**
 * A file as it is handed on, with its size and a small one of it where it is a picture.
 *
 * @param pastedName What a picture is called that came from the clipboard, where nothing has a name.
 */
export async function readGivenFile(file: File, pastedName: string): Promise<GivenFile & WithThumbnail> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // What browsers call every picture that is pasted.
  const name = file.name === 'image.png' || file.name === '' ? pastedName : file.name;
  const thumbnail = await makeThumbnail(bytes);
  return { name, mediaType: file.type, bytes, ...imageSizeOf(bytes), ...(thumbnail === null ? {} : { thumbnail }) };
}
