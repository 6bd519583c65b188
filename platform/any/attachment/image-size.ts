import type { ImageType } from '#domain/kernel/image-type.ts';
import { sniffImage } from '#domain/kernel/image-type.ts';
import { assertNever } from '#domain/kernel/result.ts';

/** In pixels, as the picture's own head says: not turned by what a camera noted about how it was held. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * How large a picture is, read from its head without decoding it: a small file can hold a picture that no memory does.
 * `null` when it is none of the pictures that are shown, or its head is not as its format says.
 */
export function imageSizeOf(bytes: Uint8Array<ArrayBuffer>): ImageSize | null {
  const type = sniffImage(bytes);
  if (type === null) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = sizeIn(view, type);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // A head that ends too early.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sizeIn(view: DataView, type: ImageType): ImageSize | null {
  switch (type) {
    case 'image/png':
      // https://www.w3.org/TR/png-3/#11IHDR
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case 'image/gif':
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'image/jpeg':
      return jpegSize(view);
    case 'image/webp':
      return webpSize(view);
    default:
      return assertNever(type);
  }
}

/** The first start-of-frame segment (ITU-T T.81, B.2.2); what comes before it is skipped by its length. */
function jpegSize(view: DataView): ImageSize | null {
  for (let offset = 2; ;) {
    if (view.getUint8(offset) !== 0xff) return null;
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(offset + 5), width: view.getUint16(offset + 7) };
    // The scan begins, or the picture ends, and nobody has said how large it is.
    if (marker === 0xda || marker === 0xd9) return null;
    offset += 2 + view.getUint16(offset + 2);
  }
}

/** https://developers.google.com/speed/webp/docs/riff_container and, of lossy ones, RFC 6386, 9.1. */
function webpSize(view: DataView): ImageSize | null {
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((offset) => view.getUint8(offset)));
  if (chunk === 'VP8X') {
    return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk !== 'VP8 ') return null;
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
}
