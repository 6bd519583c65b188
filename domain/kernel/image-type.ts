/** Pictures that are shown. Not SVG: it is a page with scripts, and only looks like a picture. */
export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** As many bytes as `sniffImage` looks at. */
export const IMAGE_HEAD_BYTES = 12;

/** What a picture begins with; `null` is any byte. https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
const signatures: readonly (readonly [type: ImageType, head: readonly (number | null)[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x37, 0x61]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

/**
 * Which picture the bytes are by what they begin with; `null` for everything that is not shown.
 * What a sender says a file is decides nothing.
 */
export function sniffImage(bytes: Uint8Array): ImageType | null {
  const found = signatures.find(([, head]) => {
    return bytes.length >= head.length && head.every((byte, index) => byte === null || byte === bytes[index]);
  });
  return found?.[0] ?? null;
}
