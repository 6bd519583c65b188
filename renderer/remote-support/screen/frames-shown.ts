import type { FramesShown } from './link-figures.ts';

/** Counts the frames of a picture as they are put on this screen. */
export interface ShownCounter {
  readonly now: () => FramesShown;
  readonly stop: () => void;
}

export function countShown(video: HTMLVideoElement): ShownCounter {
  let shown: FramesShown = { frames: 0, tookMs: 0 };
  let asked = video.requestVideoFrameCallback(count);

  function count(_nowMs: number, { receiveTime, expectedDisplayTime }: VideoFrameCallbackMetadata): void {
    // Frames that came over no network have no such moment.
    if (receiveTime !== undefined)
      shown = { frames: shown.frames + 1, tookMs: shown.tookMs + (expectedDisplayTime - receiveTime) };
    asked = video.requestVideoFrameCallback(count);
  }

  return { now: () => shown, stop: () => video.cancelVideoFrameCallback(asked) };
}
