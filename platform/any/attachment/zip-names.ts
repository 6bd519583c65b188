/** The end of the central directory, and an entry of it (APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16). */
const END = { signature: 0x06054b50, bytes: 22 };
const ENTRY = { signature: 0x02014b50, bytes: 46 };
const FIRST_FILE = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
/** Office documents have tens of parts, large ones some hundreds. */
const MOST_ENTRIES = 10_000;

/**
 * The names of what an archive holds, as its own list has them, in that order. `null` for what is no archive from its
 * first byte to its last, and for those with more than 65,535 parts or 4 GiB.
 */
export function zipNames(bytes: Uint8Array): readonly string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < END.bytes || view.getUint32(0, true) !== FIRST_FILE) return null;
  const end = endOf(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const names: string[] = [];
  let offset = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) return null;
  for (let index = 0; index < count; index += 1) {
    if (offset + ENTRY.bytes > end || view.getUint32(offset, true) !== ENTRY.signature) return null;
    const [name, extra, comment] = [28, 30, 32].map((at) => view.getUint16(offset + at, true)) as [
      number,
      number,
      number,
    ];
    const start = offset + ENTRY.bytes;
    names.push(new TextDecoder().decode(bytes.subarray(start, start + name)));
    offset = start + name + extra + comment;
  }
  return offset === end ? names : null;
}

/** Where the end of the list is told; it has a comment behind it that reaches to the very end, if it has one. */
function endOf(view: DataView): number | null {
  const last = view.byteLength - END.bytes;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END.signature && view.getUint16(at + 20, true) === last - at) return at;
  }
  return null;
}
