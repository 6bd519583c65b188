import type { LinkStats } from '#platform/browser/peer-link/peer-link.ts';

/** Where a frame's time goes on its way from there to here, in milliseconds; `null` where the browser does not tell. */
export interface FrameDelay {
  /** From the screen's change having been captured to the encoder. */
  readonly captureMs: number | null;
  readonly encodeMs: number | null;
  readonly networkMs: number | null;
  /** Held back so that frames come evenly. */
  readonly jitterMs: number | null;
  readonly decodeMs: number | null;
  /** From having been decoded until it is to stand on this screen. */
  readonly displayMs: number | null;
}

/** How the picture does, over the time since the reading before. */
export interface LinkFigures extends FrameDelay {
  readonly framesPerSecond: number | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** `AV1`, `VP8`, … */
  readonly codec: string | null;
  readonly kbitPerSecond: number | null;
  readonly roundTripMs: number | null;
  /** Of the packets that should have come, 0 to 100. */
  readonly lostPercent: number | null;
  readonly way: LinkStats['way'];
}

export interface StatsReading extends Pick<LinkStats, 'roundTripMs' | 'way'> {
  readonly atMs: number;
  /** Of the picture that comes in; `null` while none does. */
  readonly inbound: Readonly<Record<string, unknown>> | null;
  readonly codec: string | null;
  readonly shown: FramesShown;
}

/** Frames that were put on this screen since somebody began to count. */
export interface FramesShown {
  readonly frames: number;
  /** From their last packet to the moment for which the browser put them up, all together. */
  readonly tookMs: number;
}

/** Takes what figures need out of what the browser tells. */
export function readingOf({ report, roundTripMs, way }: LinkStats, shown: FramesShown, atMs: number): StatsReading {
  const entries = [...report.values()] as readonly Readonly<Record<string, unknown>>[];
  const inbound = entries.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video') ?? null;
  const codec = entries.find(({ id }) => inbound !== null && id === inbound.codecId)?.mimeType;
  const name = typeof codec === 'string' ? codec.replace(/^video\//, '') : null;
  return { atMs, roundTripMs, way, inbound, codec: name, shown };
}

/** What happened between two readings. */
export function figuresBetween(before: StatsReading, after: StatsReading): LinkFigures {
  const passedMs = after.atMs - before.atMs;
  const grown = (name: string) => difference(before.inbound?.[name], after.inbound?.[name]);
  const frames = grown('framesDecoded');
  const bytes = grown('bytesReceived');
  const each = (sumS: number | null, count: number | null) =>
    sumS === null || count === null || count <= 0 ? null : (sumS / count) * 1_000;
  const timing = timingOf(after.inbound?.googTimingFrameInfo);
  const lost = grown('packetsLost');
  const received = grown('packetsReceived');
  const jitterMs = each(grown('jitterBufferDelay'), grown('jitterBufferEmittedCount'));
  const decodeMs = each(grown('totalDecodeTime'), frames);
  return {
    framesPerSecond: frames === null || passedMs <= 0 ? null : (frames / passedMs) * 1_000,
    widthPx: numberIn(after.inbound?.frameWidth),
    heightPx: numberIn(after.inbound?.frameHeight),
    codec: after.codec,
    kbitPerSecond: bytes === null || passedMs <= 0 ? null : (bytes * 8) / passedMs,
    roundTripMs: after.roundTripMs,
    lostPercent:
      lost === null || received === null || lost + received <= 0
        ? null
        : (100 * Math.max(0, lost)) / (Math.max(0, lost) + received),
    way: after.way,
    captureMs: timing?.captureMs ?? null,
    encodeMs: timing?.encodeMs ?? null,
    networkMs: after.roundTripMs === null ? null : after.roundTripMs / 2,
    jitterMs,
    decodeMs,
    displayMs: displayed(before.shown, after.shown, (jitterMs ?? 0) + (decodeMs ?? 0)),
  };
}

/** What is left of a frame's time here once it was evened out and decoded. */
function displayed(before: FramesShown, after: FramesShown, knownMs: number): number | null {
  const frames = after.frames - before.frames;
  return frames <= 0 ? null : Math.max(0, (after.tookMs - before.tookMs) / frames - knownMs);
}

/**
 * How long a change over there waits until the next capture sees it, on average: half of the time between two. Nobody can measure it
 * from here, so it is in no sum. `null` where few frames come because little changes.
 */
export function waitForCapture({ framesPerSecond }: Pick<LinkFigures, 'framesPerSecond'>): number | null {
  return framesPerSecond === null || framesPerSecond < FEWEST_FRAMES ? null : 500 / framesPerSecond;
}

const FEWEST_FRAMES = 5;

/** All that is known of the delay, together; `null` while nothing is. */
export function sumOfDelay(delay: FrameDelay): number | null {
  const { captureMs, encodeMs, networkMs, jitterMs, decodeMs, displayMs } = delay;
  const known = [captureMs, encodeMs, networkMs, jitterMs, decodeMs, displayMs].filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((sumMs, part) => sumMs + part, 0);
}

/**
 * Chromium sends the moments of a frame with some frames, and tells them as numbers with commas: the frame's stamp, captured,
 * encoding begun, encoding ended, and so on. Those two differences are of the sender's own clock.
 */
function timingOf(told: unknown): Pick<FrameDelay, 'captureMs' | 'encodeMs'> | null {
  if (typeof told !== 'string') return null;
  const [, capturedMs, begunMs, endedMs] = told.split(',').map(Number);
  return { captureMs: difference(capturedMs, begunMs), encodeMs: difference(begunMs, endedMs) };
}

function difference(before: unknown, after: unknown): number | null {
  const [from, to] = [numberIn(before), numberIn(after)];
  // Counts begin anew with another connection.
  return from === null || to === null || to < from ? null : to - from;
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
