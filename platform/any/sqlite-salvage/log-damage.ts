import type { ReadBytes } from './salvage-documents.ts';
import { PAGE_SIZES } from './salvage-documents.ts';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The last bit says in which order the bytes of a word are summed up. https://www.sqlite.org/fileformat2.html#walformat */
const MAGIC = 0x377f_0682;

type Sums = readonly [number, number];

/**
 * Whether transactions that were on the disk are hidden behind a damaged part of SQLite's log. SQLite itself goes by what
 * precedes the first wrong checksum and says nothing, because a power cut leaves the log like that, too; but then no more
 * than the last transaction stands behind it.
 */
export function isLogDamaged({ sizeBytes, read }: { readonly sizeBytes: number; readonly read: ReadBytes }): boolean {
  const header = read(0, HEADER_BYTES);
  const view = viewOf(header);
  if (header.byteLength < HEADER_BYTES) return false;
  const isBigEndian = (view.getUint32(0) & 1) === 1;
  const pageBytes = view.getUint32(8);
  let sums = summedUp([0, 0], header.subarray(0, 24), isBigEndian);
  const isHeaderWhole = view.getUint32(0) - Number(isBigEndian) === MAGIC && isSame(sums, header, 24);
  const isOurs = PAGE_SIZES.some((size) => size === pageBytes);
  if (!isHeaderWhole || !isOurs) return sizeBytes >= HEADER_BYTES + FRAME_HEADER_BYTES + PAGE_SIZES[0];
  const frameBytes = FRAME_HEADER_BYTES + pageBytes;

  let isBroken = false;
  let commitsBehind = 0;
  for (let at = HEADER_BYTES; at + frameBytes <= sizeBytes; at += frameBytes) {
    const frame = read(at, frameBytes);
    // Of an earlier use of the log: nothing of this one follows.
    const isOfThisUse = frame.byteLength === frameBytes && isEqual(frame.subarray(8, 16), header.subarray(16, 24));
    if (!isBroken) {
      sums = summedUp(summedUp(sums, frame.subarray(0, 8), isBigEndian), frame.subarray(24), isBigEndian);
      if (isOfThisUse && isSame(sums, frame, 16)) continue;
      isBroken = true;
    }
    if (isOfThisUse && viewOf(frame).getUint32(4) !== 0) commitsBehind += 1;
  }
  return commitsBehind > 1;
}

/** https://www.sqlite.org/fileformat2.html#checksum_algorithm */
function summedUp([first, second]: Sums, bytes: Uint8Array, isBigEndian: boolean): Sums {
  const view = viewOf(bytes);
  let [a, b] = [first, second];
  for (let at = 0; at + 8 <= bytes.byteLength; at += 8) {
    a = (a + view.getUint32(at, !isBigEndian) + b) >>> 0;
    b = (b + view.getUint32(at + 4, !isBigEndian) + a) >>> 0;
  }
  return [a, b];
}

function isSame([a, b]: Sums, bytes: Uint8Array, at: number): boolean {
  const view = viewOf(bytes);
  return view.getUint32(at) === a && view.getUint32(at + 4) === b;
}

function isEqual(some: Uint8Array, others: Uint8Array): boolean {
  return some.every((byte, at) => byte === others[at]);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
