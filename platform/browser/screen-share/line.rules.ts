/**
 * Whether a line can bear the picture in full (V6). One that cannot gets few and small frames, so that hands and words, which travel
 * over the same line, never wait behind a picture.
 *
 *     wide ──bad for 2 s──▶ thin ──good for 4 s, longer each time that it was too early──▶ wide
 */
export interface Line {
  readonly isThin: boolean;
  /** Since when it could be otherwise; `null` while it could not. */
  readonly sinceMs: number | null;
  readonly widenedAtMs: number;
  /** How long it has to be good before it is believed. */
  readonly goodForMs: number;
  /** What had been sent and lost when the present stretch of counting began. */
  readonly counted: LineCounts;
  /** Of the last stretch that was long enough to tell, 0 to 1. */
  readonly lost: number;
}

interface LineCounts {
  /** Packets of the picture, since it began. */
  readonly packetsSent: number;
  readonly packetsLost: number;
}

/** What is known of a line at one moment; `null` where nobody tells. */
export interface LineLook extends LineCounts {
  readonly roundTripMs: number | null;
  /** What the browser takes it to bear, in bit/s. While little is sent it knows of no more than twice that. */
  readonly availableBitrate: number | null;
}

const GOOD_FOR_MS = 4_000;
const GOOD_FOR_MOST_MS = 120_000;

export const wideLine: Line = {
  isThin: false,
  sinceMs: null,
  widenedAtMs: -Infinity,
  goodForMs: GOOD_FOR_MS,
  counted: { packetsSent: 0, packetsLost: 0 },
  lost: 0,
};

/** A page of text takes two seconds of this. A still screen is given more, and so is no reason. */
const TOO_LITTLE_BITRATE = 200_000;
/** Less than a thin picture may take: more than that cannot be found out while no more is sent. */
const ENOUGH_BITRATE = 110_000;
/** A queue that grows, or a satellite. */
const TOO_LONG_MS = 500;
/** Where this much is lost, what was lost once more takes this long to come: a large frame has hardly a chance to be whole. */
const LOSSY = { lost: 0.03, roundTripMs: 150 } as const;
const HARDLY_LOSSY = { lost: 0.015, roundTripMs: 120 } as const;
const SHORT_ENOUGH_MS = 350;
const BAD_FOR_MS = 2_000;
/** One that is bad again so soon was never good. */
const TOO_EARLY_MS = 20_000;
/** One packet that is lost among fewer tells nothing. */
const ENOUGH_PACKETS = 60;

export function nextLine(line: Line, look: LineLook, nowMs: number): Line {
  const counting = countedOn(line, look);
  const isReason = line.isThin ? isGood(counting, look) : isBad(counting, look);
  if (!isReason) return { ...counting, sinceMs: null };
  const sinceMs = line.sinceMs ?? nowMs;
  if (nowMs - sinceMs < (line.isThin ? line.goodForMs : BAD_FOR_MS)) return { ...counting, sinceMs };
  if (line.isThin) return { ...counting, isThin: false, sinceMs: null, widenedAtMs: nowMs };
  const wasTooEarly = nowMs - line.widenedAtMs < TOO_EARLY_MS;
  const goodForMs = wasTooEarly ? Math.min(GOOD_FOR_MOST_MS, 2 * line.goodForMs) : GOOD_FOR_MS;
  return { ...counting, isThin: true, sinceMs: null, goodForMs };
}

function countedOn(line: Line, { packetsSent, packetsLost }: LineCounts): Line {
  const sent = packetsSent - line.counted.packetsSent;
  const isAnew = sent < 0;
  if (!isAnew && sent < ENOUGH_PACKETS) return line;
  const lost = isAnew ? line.lost : Math.min(1, Math.max(0, packetsLost - line.counted.packetsLost) / sent);
  return { ...line, counted: { packetsSent, packetsLost }, lost };
}

function isBad({ lost }: Line, { roundTripMs, availableBitrate }: LineLook): boolean {
  if (availableBitrate !== null && availableBitrate < TOO_LITTLE_BITRATE) return true;
  if (roundTripMs === null) return false;
  return roundTripMs > TOO_LONG_MS || (lost > LOSSY.lost && roundTripMs > LOSSY.roundTripMs);
}

function isGood({ lost }: Line, { roundTripMs, availableBitrate }: LineLook): boolean {
  const isWide = availableBitrate === null || availableBitrate > ENOUGH_BITRATE;
  if (!isWide || roundTripMs === null || roundTripMs > SHORT_ENOUGH_MS) return false;
  return lost < HARDLY_LOSSY.lost || roundTripMs < HARDLY_LOSSY.roundTripMs;
}
