/** An archive of these parts, nothing in it packed; checksums are left out, because nobody here unpacks. */
export function anArchive(parts: readonly (readonly [name: string, content: string])[]): Uint8Array<ArrayBuffer> {
  const files: number[] = [];
  const list: number[] = [];
  for (const [name, content] of parts) {
    const sizes = [...long(content.length), ...long(content.length)];
    // Version, flags, method, time, date, checksum; then what differs between the two headers.
    const common = [...short(20), ...Array.from({ length: 12 }, () => 0), ...sizes, ...short(name.length), ...short(0)];
    const offset = files.length;
    files.push(...long(0x04034b50), ...common, ...letters(name), ...letters(content));
    list.push(...long(0x02014b50), ...short(20), ...common, ...Array.from({ length: 10 }, () => 0), ...long(offset));
    list.push(...letters(name));
  }
  const end = [...long(0x06054b50), ...long(0), ...short(parts.length), ...short(parts.length)];
  return Uint8Array.from([...files, ...list, ...end, ...long(list.length), ...long(files.length), ...short(0)]);
}

const short = (value: number) => [value & 0xff, value >> 8];
const long = (value: number) => [...short(value & 0xffff), ...short(value >>> 16)];
const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
