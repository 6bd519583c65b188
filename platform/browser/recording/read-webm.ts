import type { Bytes } from './recording-file.ts';

/** An element of EBML (RFC 8794): its number with its marker bits, and where what it holds begins and ends. */
interface Element {
  readonly id: number;
  readonly at: number;
  readonly from: number;
  /** `null`: it goes on until something follows that cannot be in it, as live recordings are written. */
  readonly to: number | null;
}

/** The elements of WebM that matter here (Matroska, RFC 9559), in their own bytes. */
export const ids = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  cluster: 0x1f43b675,
  cues: 0x1c53bb6b,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  referenceBlock: 0xfb,
} as const;

/** A stretch of the film with a time of its own, as a recorder wrote it. */
export interface Cluster {
  /** All that is in it, without its own number and length. */
  readonly body: Bytes;
  readonly timeMs: number;
  /** Of its last block. */
  readonly lastMs: number;
  /** A player can begin here. */
  readonly startsWithKeyframe: boolean;
}

export interface Film {
  readonly ebml: Bytes;
  readonly tracks: Bytes;
  readonly clusters: readonly Cluster[];
}

/**
 * What is in a film of one track that a browser recorded, with times in milliseconds, as browsers write them. What was cut off in the
 * middle of a block ends with the block before. `null`: it is no such film.
 */
export function readWebm(bytes: Bytes): Film | null {
  const ebml = elementAt(bytes, 0);
  if (ebml?.id !== ids.ebml || ebml.to === null) return null;
  const segment = elementAt(bytes, ebml.to);
  if (segment?.id !== ids.segment) return null;
  let tracks: Bytes | null = null;
  const clusters: Cluster[] = [];
  let at = segment.from;
  for (let element = elementAt(bytes, at); element !== null; element = elementAt(bytes, at)) {
    if (element.id === ids.cluster) {
      const read = readCluster(bytes, element);
      if (read.cluster !== null) clusters.push(read.cluster);
      at = read.end;
    } else if (element.to === null || element.to > bytes.length) break;
    else {
      if (element.id === ids.tracks) tracks = bytes.subarray(element.at, element.to);
      at = element.to;
    }
  }
  return tracks === null ? null : { ebml: bytes.subarray(0, ebml.to), tracks, clusters };
}

const inSegment: ReadonlySet<number> = new Set([ids.seekHead, ids.info, ids.tracks, ids.cluster, ids.cues]);

function readCluster(bytes: Bytes, cluster: Element): { readonly cluster: Cluster | null; readonly end: number } {
  const limit = Math.min(cluster.to ?? bytes.length, bytes.length);
  let [at, timeMs, lastMs] = [cluster.from, 0, 0];
  let startsWithKeyframe: boolean | null = null;
  for (let element = elementAt(bytes, at); element !== null && at < limit; element = elementAt(bytes, at)) {
    if (inSegment.has(element.id) || element.to === null || element.to > limit) break;
    if (element.id === ids.timestamp) timeMs = numberIn(bytes, element.from, element.to);
    const block = blockIn(bytes, element);
    if (block !== null) {
      startsWithKeyframe ??= block.isKeyframe;
      lastMs = Math.max(lastMs, timeMs + block.afterMs);
    }
    at = element.to;
  }
  if (startsWithKeyframe === null) return { cluster: null, end: cluster.to ?? at };
  return {
    cluster: { body: bytes.subarray(cluster.from, at), timeMs, lastMs, startsWithKeyframe },
    end: cluster.to ?? at,
  };
}

interface Block {
  /** After the time of its cluster. */
  readonly afterMs: number;
  readonly isKeyframe: boolean;
}

/** Bit of the flags of a `SimpleBlock`: nothing before it is needed to show it. */
const KEYFRAME = 0x80;

function blockIn(bytes: Bytes, { id, from, to }: Element): Block | null {
  if (to === null) return null;
  if (id === ids.simpleBlock) {
    const flags = bytes[from + 3] ?? 0;
    return { afterMs: signed16(bytes, from + 1), isKeyframe: (flags & KEYFRAME) !== 0 };
  }
  if (id !== ids.blockGroup) return null;
  let [block, isReferring]: [Element | null, boolean] = [null, false];
  let at = from;
  for (let element = elementAt(bytes, at); element !== null && at < to; element = elementAt(bytes, at)) {
    if (element.id === ids.block) block = element;
    if (element.id === ids.referenceBlock) isReferring = true;
    if (element.to === null) break;
    at = element.to;
  }
  return block === null ? null : { afterMs: signed16(bytes, block.from + 1), isKeyframe: !isReferring };
}

function elementAt(bytes: Bytes, at: number): Element | null {
  const idLength = lengthOfNumber(bytes[at]);
  const sizeAt = at + idLength;
  const sizeLength = lengthOfNumber(bytes[sizeAt]);
  const from = sizeAt + sizeLength;
  if (idLength === 0 || sizeLength === 0 || from > bytes.length) return null;
  return { id: numberIn(bytes, at, sizeAt), at, from, to: endOf(bytes, sizeAt, from) };
}

/** A length without its marker bit; all ones are no length. */
function endOf(bytes: Bytes, sizeAt: number, from: number): number | null {
  const marker = 0x80 >> (from - sizeAt - 1);
  const first = (bytes[sizeAt] ?? 0) & (marker - 1);
  const rest = bytes.subarray(sizeAt + 1, from);
  const isUnknown = first === marker - 1 && rest.every((byte) => byte === 0xff);
  return isUnknown ? null : from + first * 256 ** rest.length + numberIn(bytes, sizeAt + 1, from);
}

/** A variable-length number has as many zeros before its first one as bytes follow the first; 0: there is none. */
function lengthOfNumber(first: number | undefined): number {
  return first === undefined || first === 0 ? 0 : Math.clz32(first) - 23;
}

/** Up to 2^53, which nothing in a film comes near. */
function numberIn(bytes: Bytes, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 256 + (bytes[at] ?? 0);
  return value;
}

function signed16(bytes: Bytes, at: number): number {
  return (((bytes[at] ?? 0) << 24) >> 16) | (bytes[at + 1] ?? 0);
}
