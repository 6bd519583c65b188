import type { Cluster } from './read-webm.ts';
import { ids, readWebm } from './read-webm.ts';
import type { Bytes } from './recording-file.ts';
import { joined } from './recording-file.ts';

/** One film that plays from any moment. */
export interface IndexedFilm {
  readonly bytes: Bytes;
  readonly lengthMs: number;
}

/** Elements of this writer alone (Matroska, RFC 9559). */
const written = {
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  seek: 0x4dbb,
  seekId: 0x53ab,
  seekPosition: 0x53ac,
  cuePoint: 0xbb,
  cueTime: 0xb3,
  cueTrackPositions: 0xb7,
  cueTrack: 0xf7,
  cueClusterPosition: 0xf1,
} as const;

const NANOSECONDS_A_MILLISECOND = 1_000_000;
/** The last frame is seen for so long. */
const LAST_FRAME_MS = 40;

/**
 * Gives a film that a browser recorded its length and its index, which a recorder that does not know the end cannot write, and
 * players cannot seek without. No frame is touched. `null`: there is nothing in it to be shown.
 */
export function indexWebm(recorded: Bytes): IndexedFilm | null {
  const film = readWebm(recorded);
  if (film === null || film.clusters.length === 0) return null;
  const lengthMs = Math.max(...film.clusters.map(({ lastMs }) => lastMs)) + LAST_FRAME_MS;
  const info = infoOf(lengthMs);
  const clusters = film.clusters.map(({ body }) => element(ids.cluster, [body]));
  // Positions count from the first byte in the segment. Their numbers are all of one width, so the sizes do not depend on them.
  const seekBytes = seekHead(0, 0, 0).length;
  const cuesAt = seekBytes + info.length + film.tracks.length;
  const cuesBytes = cuesOf(film.clusters, () => 0).length;
  const places: number[] = [];
  let at = cuesAt + cuesBytes;
  for (const cluster of clusters) {
    places.push(at);
    at += cluster.length;
  }
  const cues = cuesOf(film.clusters, (index) => places[index] ?? 0);
  const seek = seekHead(seekBytes, seekBytes + info.length, cuesAt);
  const segment = element(ids.segment, [seek, info, film.tracks, cues, ...clusters]);
  return { bytes: joined([film.ebml, segment]), lengthMs };
}

function infoOf(lengthMs: number): Bytes {
  const duration = new Uint8Array(8);
  new DataView(duration.buffer).setFloat64(0, lengthMs);
  const name = new TextEncoder().encode('Deskbell');
  return element(ids.info, [
    number(written.timestampScale, NANOSECONDS_A_MILLISECOND),
    element(written.duration, [duration]),
    element(written.muxingApp, [name]),
    element(written.writingApp, [name]),
  ]);
}

function seekHead(info: number, tracks: number, cues: number): Bytes {
  const places = [
    [ids.info, info],
    [ids.tracks, tracks],
    [ids.cues, cues],
  ] as const;
  return element(
    ids.seekHead,
    places.map(([id, place]) =>
      element(written.seek, [element(written.seekId, [idBytes(id)]), number(written.seekPosition, place)]),
    ),
  );
}

/** One for each cluster that a player can begin at. */
function cuesOf(clusters: readonly Cluster[], placeOf: (index: number) => number): Bytes {
  const points = clusters.flatMap(({ timeMs, startsWithKeyframe }, index) => {
    if (!startsWithKeyframe) return [];
    const position = element(written.cueTrackPositions, [
      number(written.cueTrack, 1),
      number(written.cueClusterPosition, placeOf(index)),
    ]);
    return [element(written.cuePoint, [number(written.cueTime, timeMs), position])];
  });
  return element(ids.cues, points);
}

/** A number of eight bytes, whatever it is. */
function number(id: number, value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return element(id, [bytes]);
}

/** @param parts What it holds. Its length is always written in eight bytes, as EBML lets one. */
function element(id: number, parts: readonly Bytes[]): Bytes {
  const held = parts.reduce((sum, { length }) => sum + length, 0);
  const size = new Uint8Array(8);
  new DataView(size.buffer).setBigUint64(0, BigInt(held) | 0x01_00_00_00_00_00_00_00n);
  return joined([idBytes(id), size, ...parts]);
}

function idBytes(id: number): Bytes {
  const hex = id.toString(16);
  return Uint8Array.from({ length: hex.length / 2 }, (_, place) =>
    Number.parseInt(hex.slice(place * 2, place * 2 + 2), 16),
  );
}
