import fs from 'node:fs';
import path from 'node:path';

/** One entry of an archive's header: a folder, a link, a file kept beside the archive, or bytes inside it. */
type AsarEntry =
  | { readonly files: Readonly<Record<string, AsarEntry>> }
  | { readonly link: string }
  | { readonly unpacked: true; readonly size: number }
  | { readonly offset: string; readonly size: number; readonly executable?: boolean };

/**
 * Writes every file of an asar archive below `folder`, which must exist.
 *
 * The format (github.com/electron/asar): four little-endian 32-bit numbers, the second being the size of the header with
 * its own frame and the fourth the length of its JSON; then the JSON; then the files, by offset from the header's end.
 */
export function unpackAsar(archive: string, folder: string): void {
  const descriptor = fs.openSync(archive, 'r');
  try {
    const frame = readBytes(descriptor, 0, 16);
    const header = readBytes(descriptor, 16, frame.readUInt32LE(12)).toString('utf8');
    const bodyStart = 8 + frame.readUInt32LE(4);
    const read = (entry: { offset: string; size: number }) =>
      readBytes(descriptor, bodyStart + Number(entry.offset), entry.size);
    // The archive is the app's own build; its header is what `@electron/asar` wrote.
    writeEntry(JSON.parse(header) as AsarEntry, { archive, root: folder, target: folder, read });
  } finally {
    fs.closeSync(descriptor);
  }
}

interface Place {
  readonly archive: string;
  readonly root: string;
  readonly target: string;
  readonly read: (entry: { offset: string; size: number }) => Buffer;
}

function writeEntry(entry: AsarEntry, place: Place): void {
  const { archive, root, target } = place;
  if ('files' in entry) {
    fs.mkdirSync(target, { recursive: true });
    for (const [name, child] of Object.entries(entry.files)) {
      writeEntry(child, { ...place, target: path.join(target, path.basename(name)) });
    }
  } else if ('link' in entry) fs.symlinkSync(path.relative(path.dirname(target), path.join(root, entry.link)), target);
  else if ('unpacked' in entry) fs.copyFileSync(path.join(`${archive}.unpacked`, path.relative(root, target)), target);
  else fs.writeFileSync(target, place.read(entry), { mode: entry.executable === true ? 0o755 : 0o644 });
}

function readBytes(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const count = fs.readSync(descriptor, bytes, done, length - done, position + done);
    if (count === 0) throw new Error(`The archive ends after ${position + done} bytes.`);
    done += count;
  }
  return bytes;
}
