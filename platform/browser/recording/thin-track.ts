import { frameStreams } from '../screen-share/frame-streams.ts';

/** So far apart are frames at least. A desktop that is read and clicked loses nothing by it, and a film half of its size. */
const GAP_MS = 160;

export interface ThinTrack {
  readonly track: MediaStreamTrack;
  readonly stop: () => void;
}

/**
 * The same picture with fewer frames: a recorder spends bits on each that it gets, whatever it was told. What stands still is shown as
 * it stands: of frames that come too fast the last one follows in its time. The whole track where a browser cannot do that.
 */
export function thinTrack(whole: MediaStreamTrack): ThinTrack {
  const streams = frameStreams();
  if (streams === null) return { track: whole, stop: () => undefined };
  const own = whole.clone();
  const thin = new streams.MediaStreamTrackGenerator({ kind: 'video' });
  const passing = pass(new streams.MediaStreamTrackProcessor({ track: own }).readable, thin.writable);
  return {
    track: thin,
    stop: () => {
      own.stop();
      passing.end();
      thin.stop();
    },
  };
}

function pass(from: ReadableStream<VideoFrame>, to: WritableStream<VideoFrame>): { readonly end: () => void } {
  const writer = to.getWriter();
  let [passedAtMs, isOver] = [-Infinity, false];
  let waiting: { readonly frame: VideoFrame; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  function drop(): void {
    if (waiting === null) return;
    clearTimeout(waiting.timer);
    waiting.frame.close();
    waiting = null;
  }

  function put(frame: VideoFrame): void {
    passedAtMs = performance.now();
    // Nobody records any more: the frame is let go of as well.
    writer.write(frame).catch(() => frame.close());
  }

  function take(frame: VideoFrame): void {
    drop();
    const leftMs = GAP_MS - (performance.now() - passedAtMs);
    if (isOver) frame.close();
    else if (leftMs <= 0) put(frame);
    else waiting = { frame, timer: setTimeout(putWaiting, leftMs) };
  }

  function putWaiting(): void {
    const frame = waiting?.frame;
    waiting = null;
    if (frame !== undefined) put(frame);
  }

  void readAll(from, take);
  return {
    end: () => {
      isOver = true;
      drop();
    },
  };
}

async function readAll(from: ReadableStream<VideoFrame>, take: (frame: VideoFrame) => void): Promise<void> {
  const reader = from.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) take(next.value);
}
