/** The part of the X screen that one monitor is. */
export interface CutOut {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Of a screen that is captured one comes sooner. */
const NO_FRAME_MS = 200;

const everyPixel = { width: { ideal: 16_384 }, height: { ideal: 16_384 } } as const;

/** Chromium's own, which TypeScript does not know. */
interface FrameStreams {
  readonly MediaStreamTrackProcessor: new (of: { readonly track: MediaStreamTrack }) => {
    readonly readable: ReadableStream<VideoFrame>;
  };
  readonly MediaStreamTrackGenerator: new (of: { readonly kind: 'video' }) => MediaStreamTrack & {
    readonly writable: WritableStream<VideoFrame>;
  };
}

/**
 * One monitor of a capture of everything: Chromium's picker is told once, at the start, what to take, and can be told nothing else
 * afterwards. To the page it looks like a capture of that monitor alone.
 */
export async function cutCapture(
  capturing: Promise<MediaStream>,
  { x, y, width, height }: CutOut,
): Promise<MediaStream> {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as unknown as FrameStreams;
  const whole = (await capturing).getVideoTracks()[0]!;
  const cut = new MediaStreamTrackGenerator({ kind: 'video' });
  const frames = new MediaStreamTrackProcessor({ track: whole }).readable.getReader();
  const parts = cut.writable.getWriter();

  const over = new AbortController();
  let held: VideoFrame | null = null;

  /**
   * Ends with the capture. Each frame is closed here, and none waits in a pipe that may be dropped: all captures of a screen have a
   * few buffers between them, and stand still until those that were forgotten are collected. So is one that is on its way here when
   * the capture ends: it ends between two frames.
   */
  async function cutFrames(): Promise<void> {
    while (!over.signal.aborted) {
      const { value: frame } = await frames.read();
      if (frame === undefined) return;
      const isWhole = frame.displayWidth >= x + width && frame.displayHeight >= y + height;
      const part = isWhole ? new VideoFrame(frame, { visibleRect: { x, y, width, height } }) : null;
      frame.close();
      held = part;
      // The page may want no more of it.
      if (part !== null) await parts.write(part).catch(() => part.close());
    }
    whole.stop();
  }

  function end(): void {
    whole.stop();
    // Nobody may ever take it.
    held?.close();
  }

  cutFrames().catch(() => null);
  const stop = cut.stop.bind(cut);
  Object.assign(cut, {
    stop: () => {
      over.abort();
      setTimeout(end, NO_FRAME_MS);
      stop();
    },
    getSettings: () => ({ ...whole.getSettings(), width, height }),
    // Every pixel each time: where no size is wished for Chromium makes the whole smaller, and the monitor is no longer all in it.
    applyConstraints: ({ frameRate }: MediaTrackConstraints = {}) =>
      whole.applyConstraints({ ...everyPixel, ...(frameRate === undefined ? {} : { frameRate }) }),
  });
  Object.defineProperty(cut, 'stats', { get: () => Reflect.get(whole, 'stats') as unknown });
  return new MediaStream([cut]);
}
