import type { ImageType } from '#domain/kernel/image-type.ts';
import { sniffImage } from '#domain/kernel/image-type.ts';
import { assertNever } from '#domain/kernel/result.ts';

/** In pixels, as the picture's own head says; of a photo as it is looked at, turned by how the camera was held. */
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
  let isTurned = false;
  for (let offset = 2; ;) {
    if (view.getUint8(offset) !== 0xff) return null;
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [view.getUint16(offset + 5), view.getUint16(offset + 7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    // The scan begins, or the picture ends, and nobody has said how large it is.
    if (marker === 0xda || marker === 0xd9) return null;
    const segment = new DataView(view.buffer, view.byteOffset + offset + 4, view.getUint16(offset + 2) - 2);
    if (marker === 0xe1 && isTurnedBy(segment)) isTurned = true;
    offset += 2 + view.getUint16(offset + 2);
  }
}

const EXIF = 0x45786966;
const LITTLE_ENDIAN = 0x4949;
const ORIENTATION = 0x0112;
/** Of the eight ways to hold a camera those that lay the picture on its side. */
const FIRST_ON_ITS_SIDE = 5;

/** Whether a segment is Exif and says that width and height change places (Exif 2.32, 4.6.4, Orientation). */
function isTurnedBy(segment: DataView): boolean {
  if (segment.byteLength < 14 || segment.getUint32(0) !== EXIF) return false;
  const tiff = 6;
  const isLittle = segment.getUint16(tiff) === LITTLE_ENDIAN;
  const list = tiff + segment.getUint32(tiff + 4, isLittle);
  if (list + 2 > segment.byteLength) return false;
  // A list that says it is longer than its segment.
  const count = Math.min(segment.getUint16(list, isLittle), Math.floor((segment.byteLength - list - 2) / 12));
  for (let entry = list + 2; entry < list + 2 + count * 12; entry += 12) {
    if (segment.getUint16(entry, isLittle) !== ORIENTATION) continue;
    return segment.getUint16(entry + 8, isLittle) >= FIRST_ON_ITS_SIDE;
  }
  return false;
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
