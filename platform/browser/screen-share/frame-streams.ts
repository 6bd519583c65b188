/**
 * Frames of a track as a stream, and a stream as a track: Chromium's own (W3C, MediaStreamTrack Insertable Media Processing using Streams), in no list of types
 * yet. They work in pages that
 * nobody sees, where nothing is painted.
 */
interface FrameStreams {
  readonly MediaStreamTrackProcessor: new (of: { readonly track: MediaStreamTrack }) => {
    readonly readable: ReadableStream<VideoFrame>;
  };
  readonly MediaStreamTrackGenerator: new (of: { readonly kind: 'video' }) => MediaStreamTrack & {
    readonly writable: WritableStream<VideoFrame>;
  };
}

/** `null` in a browser that has none. */
export function frameStreams(): FrameStreams | null {
  return 'MediaStreamTrackProcessor' in globalThis && 'MediaStreamTrackGenerator' in globalThis
    ? (globalThis as unknown as FrameStreams)
    : null;
}

/** What Chromium counts of a track (W3C, MediaStreamTrack Statistics), in no list of types yet; `null` of one that a page makes. */
interface CountedTrack extends MediaStreamTrack {
  readonly stats?: { readonly deliveredFrames: number } | null;
}

const LOOK_EVERY_MS = 20;

/**
 * Whether a track gives a frame in that time; `true` also of one that has ended, and where nobody counts frames. They are counted and not
 * read: one that was on its way to a page when its track ends is held until it is collected, and of a screen of which two are held
 * no page is given more.
 *
 * @param signal Ends the track, and the waiting for it, as long as it is waited for: then `false`.
 */
export async function isFlowing(track: CountedTrack, withinMs: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  const answer = Promise.withResolvers<boolean>();
  const end = (): void => {
    track.stop();
    answer.resolve(false);
  };
  signal.addEventListener('abort', end);
  const look = (): void => {
    if (track.readyState === 'ended' || (track.stats?.deliveredFrames ?? 1) > 0) answer.resolve(true);
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  const tooLong = setTimeout(answer.resolve, withinMs, false);
  look();
  try {
    return await answer.promise;
  } finally {
    clearInterval(looking);
    clearTimeout(tooLong);
    signal.removeEventListener('abort', end);
  }
}
