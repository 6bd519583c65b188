import { MAX_THUMBNAIL } from '#domain/kernel/attachment.ts';
import { sniffImage } from '#domain/kernel/image-type.ts';
import { imageSizeOf } from '#platform/any/attachment/image-size.ts';
import { isShowable } from './picture-preview.tsx';

/** A file that is hardly larger than its thumbnail would be is looked at itself. */
const WORTH_BYTES = 2 * MAX_THUMBNAIL.bytes;
/** What is longer than this is no more than a line when it is small. */
const MOST_OBLONG = 8;
/** Tried from the finest on, until the picture is small enough. */
const qualities = [0.8, 0.6, 0.4, 0.2];

/**
 * A picture made small enough for a thumbnail, upright, and without what a camera noted about place and time. `null` for what
 * is none, cannot be decoded, or is not worth it. Browsers decode, shrink and write pictures on threads of their own.
 */
export async function makeThumbnail(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  const [type, size] = [sniffImage(bytes), imageSizeOf(bytes)];
  if (type === null || size === null || bytes.byteLength <= WORTH_BYTES || !isShowable(size)) return null;
  const [short, long] = [Math.min(size.width, size.height), Math.max(size.width, size.height)];
  if (long > short * MOST_OBLONG) return null;
  try {
    const small = await shrink(new Blob([bytes], { type }), Math.min(size.width, MAX_THUMBNAIL.pixels));
    return await write(small);
  } catch (error) {
    // The head is a picture's, and the rest is damaged: then the file is shown as one.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** By one side alone, so that the browser keeps the shape of what it turns upright, whoever notes how it was held. */
async function shrink(picture: Blob, resizeWidth: number): Promise<ImageBitmap> {
  const narrow = await createImageBitmap(picture, { resizeWidth, resizeQuality: 'high' });
  if (narrow.height <= MAX_THUMBNAIL.pixels) return narrow;
  try {
    return await createImageBitmap(narrow, { resizeHeight: MAX_THUMBNAIL.pixels, resizeQuality: 'high' });
  } finally {
    narrow.close();
  }
}

/** As WebP; `null` when even the coarsest is too large. */
async function write(small: ImageBitmap): Promise<Uint8Array<ArrayBuffer> | null> {
  const canvas = new OffscreenCanvas(small.width, small.height);
  canvas.getContext('2d')?.drawImage(small, 0, 0);
  small.close();
  for (const quality of qualities) {
    const written = await canvas.convertToBlob({ type: 'image/webp', quality });
    if (written.size <= MAX_THUMBNAIL.bytes) return new Uint8Array(await written.arrayBuffer());
  }
  return null;
}
