import type { GivenFile } from '#platform/any/attachment/describe-file.ts';
import { imageSizeOf } from '#platform/any/attachment/image-size.ts';

/**
 * A file as it is handed on, with its size where it is a picture.
 *
 * @param pastedName What a picture is called that came from the clipboard, where nothing has a name.
 */
export async function readGivenFile(file: File, pastedName: string): Promise<GivenFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // What browsers call every picture that is pasted.
  const name = file.name === 'image.png' || file.name === '' ? pastedName : file.name;
  return { name, mediaType: file.type, bytes, ...imageSizeOf(bytes) };
}
