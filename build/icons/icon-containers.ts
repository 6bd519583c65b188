export interface PngImage {
  readonly sizePx: number;
  readonly png: Uint8Array;
}

const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;

/**
 * A Windows icon with PNG images, which Windows reads since Vista. A size of 256 is written as 0, for it is one byte.
 * (https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10))
 */
export function icoOf(images: readonly PngImage[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [place, { sizePx, png }] of images.entries()) {
    const entry = ICO_HEADER_BYTES + place * ICO_ENTRY_BYTES;
    header.writeUInt8(sizePx % 256, entry);
    header.writeUInt8(sizePx % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.byteLength, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.byteLength;
  }
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

/** Types of a macOS icon that hold PNG, by size. Those at double density carry the same picture under a second type. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** The sizes that `icnsOf` takes. */
export const icnsSizesPx = Object.keys(icnsTypes).map(Number);

/** A macOS icon. (https://en.wikipedia.org/wiki/Apple_Icon_Image_format) */
export function icnsOf(images: readonly PngImage[]): Buffer {
  const parts = images.flatMap(({ sizePx, png }) => {
    const types = icnsTypes[sizePx];
    if (types === undefined) throw new RangeError(`A macOS icon has no picture of ${sizePx} px.`);
    return types.map((type) => block(type, png));
  });
  return block('icns', Buffer.concat(parts));
}

function block(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + content.byteLength, 4);
  return Buffer.concat([head, content]);
}
