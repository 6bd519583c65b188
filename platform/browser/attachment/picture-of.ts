import { sniffImage } from '#domain/kernel/image-type.ts';
import type { ImageSize } from '#platform/any/attachment/image-size.ts';
import { imageSizeOf } from '#platform/any/attachment/image-size.ts';
import { isShowable } from './picture-preview.tsx';

/** A picture that may be shown: of the type its bytes say, and of a size that the memory can hold. */
export interface Picture {
  readonly blob: Blob;
  readonly size: ImageSize;
}

/** `null` for everything else, whatever its sender called it. */
export function pictureOf(bytes: Uint8Array<ArrayBuffer>): Picture | null {
  const type = sniffImage(bytes);
  const size = imageSizeOf(bytes);
  if (type === null || size === null || !isShowable(size)) return null;
  return { blob: new Blob([bytes], { type }), size };
}
