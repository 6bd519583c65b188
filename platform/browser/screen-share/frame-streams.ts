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

/**
 * Whether a track gives a frame in that time; `true` also of one that has ended, and in a browser that shows no frames.
 *
 * @param signal Ends the track, and the waiting for it, as long as it is waited for: then `false`.
 */
export async function isFlowing(track: MediaStreamTrack, withinMs: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  const streams = frameStreams();
  if (streams === null) return true;
  // Where the track itself was read, monitors no longer changed (V9).
  const own = track.clone();
  const frames = new streams.MediaStreamTrackProcessor({ track: own }).readable.getReader();
  // Not told by the end of the frames: of a capture that was forgotten that may never come.
  const none = Promise.withResolvers<false>();
  const timer = setTimeout(none.resolve, withinMs, false);
  // Each of the two keeps the capture going, and with it the mark by which the system says so.
  const end = (): void => {
    track.stop();
    own.stop();
    none.resolve(false);
  };
  signal.addEventListener('abort', end);
  async function first(): Promise<true> {
    const { value: frame } = await frames.read();
    frame?.close();
    return true;
  }
  try {
    return await Promise.race([first(), none.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    own.stop();
  }
}
