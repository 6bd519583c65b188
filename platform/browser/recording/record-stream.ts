import type { Bytes } from './recording-file.ts';
import { thinTrack } from './thin-track.ts';

/** What costs least to make comes first: measured, H.264 takes half of what VP9 does, at the same size. */
const formats = ['video/webm;codecs=h264', 'video/webm;codecs=vp9', 'video/webm;codecs=vp8'] as const;

/** Enough for text that is read and windows that move; a recorder spends what it is given. */
const BITS_PER_SECOND = 450_000;
/** What a crash can cost. */
const SLICE_MS = 1_000;
/** A player begins at a whole frame, so seeking is as coarse as they are apart. */
const WHOLE_FRAME_EVERY_MS = 5_000;

/** The format that this browser records in; `null`: it records none that can be played again. */
export function recordingFormat(): string | null {
  const recorder = (globalThis as { readonly MediaRecorder?: typeof MediaRecorder }).MediaRecorder;
  return formats.find((format) => recorder?.isTypeSupported(format) === true) ?? null;
}

export interface StreamRecorder {
  /** Time stands still in the film while it is paused. */
  readonly pause: (isPaused: boolean) => void;
  /** Resolves when all of the film has been handed over. */
  readonly stop: () => Promise<void>;
}

export interface RecorderHearing {
  /** The next second of it, in order. */
  readonly onFilm: (film: Bytes) => void;
  /** It ended by itself: the picture is over, or the browser cannot go on. */
  readonly onEnded: () => void;
}

export type RecordStream = (stream: MediaStream, format: string, hearing: RecorderHearing) => StreamRecorder;

/** The picture of a stream, without its sound if it has any. */
export const recordStream: RecordStream = (stream, format, { onFilm, onEnded }) => {
  const options = {
    mimeType: format,
    videoBitsPerSecond: BITS_PER_SECOND,
    videoKeyFrameIntervalDuration: WHOLE_FRAME_EVERY_MS,
  } satisfies MediaRecorderOptions & { readonly videoKeyFrameIntervalDuration: number };
  const [picture] = stream.getVideoTracks();
  const thin = picture === undefined ? null : thinTrack(picture);
  const recorder = new MediaRecorder(new MediaStream(thin === null ? [] : [thin.track]), options);
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  let turn: Promise<void> = Promise.resolve();
  let isAsked = false;
  recorder.addEventListener('dataavailable', ({ data }) => {
    // Blobs are read in their own time, and have to stay in order.
    turn = handOver(turn, data, onFilm);
  });
  recorder.addEventListener('stop', () => {
    thin?.stop();
    resolve(turn);
    if (!isAsked) onEnded();
  });
  recorder.start(SLICE_MS);
  return {
    pause: (isPaused) => {
      if (recorder.state === (isPaused ? 'recording' : 'paused')) {
        if (isPaused) recorder.pause();
        else recorder.resume();
      }
    },
    stop: async () => {
      isAsked = true;
      if (recorder.state !== 'inactive') recorder.stop();
      await stopped;
    },
  };
};

async function handOver(before: Promise<void>, slice: Blob, onFilm: RecorderHearing['onFilm']): Promise<void> {
  await before;
  if (slice.size > 0) onFilm(new Uint8Array(await slice.arrayBuffer()));
}
