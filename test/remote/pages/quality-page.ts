import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { SessionPicture } from '#contracts/remote-session/session-state-messages.ts';
import type { PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import { createSimplePeerLink } from '#platform/browser/peer-link/simple-peer-link.ts';
import { orderCodecs } from '#platform/browser/screen-share/codec-order.ts';
import { createScreenShare } from '#platform/browser/screen-share/screen-share.ts';
import type { ScreenShare, WantedPicture } from '#platform/browser/screen-share/screen-share.ts';
import { createSessionLine } from '#platform/browser/session-trust/session-line.ts';
import type { SessionLine } from '#platform/browser/session-trust/session-line.ts';
import type { Greys } from './likeness.ts';
import { likeness } from './likeness.ts';
import type { TypedDesktop } from './typed-desktop.ts';
import { desktopSize, drawTypedDesktop, letterPlace, textPlace } from './typed-desktop.ts';

type Choice = Pick<Extract<WantedPicture, { kind: 'show' }>, 'mode' | 'codec'>;

/** One end of a session whose screen is a page of text, with all of the helper's that decides how it is sent. */
export interface QualityPage {
  /** The helper's end. */
  share(): void;
  /** The console's. */
  look(): void;
  signal(signal: LinkSignal): void;
  /** The helper's: how it is sent from now on. */
  show(choice: Choice): void;
  /** The helper's: moves the text so far, a few pixels with each frame. */
  scrollTo(px: number): void;
  /** The console's: types a letter over there, and resolves once it is seen here. */
  typeLetter(): Promise<Seen>;
  /**
   * The console's: resolves once the text, scrolled so far, looks as it does there; of the frames that show it there at all, however
   * blurred.
   */
  seesText(scrolledPx: number, likeness: number): Promise<Seen>;
  /** The console's: how alike the text is to itself after it was drawn so much smaller and larger again. */
  blurredLikeness(scale: number): number;
  /** The helper's: what the browser has kept of what it was told. */
  degradation(): RTCDegradationPreference | null;
}

interface Seen {
  readonly frames: number;
  readonly ms: number;
}

declare global {
  interface Window {
    qualityPage: QualityPage;
    /** Bound by the test. */
    carrySignal: (signal: LinkSignal) => void;
    tellPicture: (picture: SessionPicture) => void;
  }
}

const FRAME_MS = 33;
const SCROLLED_EACH_PX = 14;
/** Of a letter that can be told from any other. */
const LETTER_LIKENESS = 0.7;
/** Of text that is where it should be, and may be no more than a blur. */
const BLUR_LIKENESS = 0.3;
let desktop: TypedDesktop = { typed: '', scrolledPx: 0 };
let link: PeerLink | null = null;
let line: SessionLine<'console'> | null = null;
let screen: ScreenShare | null = null;
let sender: RTCRtpSender | null = null;
let scrollToPx = 0;
const video = document.createElement('video');
video.muted = true;
video.autoplay = true;

function begun<Part>(part: Part | null): Part {
  if (part === null) throw new Error('No session has begun on this page.');
  return part;
}

function capture(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, desktopSize);
  const pen = canvas.getContext('2d')!;
  setInterval(() => {
    const scrolledPx = Math.min(scrollToPx, desktop.scrolledPx + SCROLLED_EACH_PX);
    desktop = { ...desktop, scrolledPx };
    drawTypedDesktop(pen, desktop);
  }, FRAME_MS);
  return canvas.captureStream(30).getVideoTracks()[0]!;
}

function opened(role: 'helper' | 'console'): PeerLink {
  const made = createSimplePeerLink({ role, iceServers: [], orderCodecs });
  made.events.subscribe((event) => {
    if (event.kind === 'signal') window.carrySignal(event.signal);
    if (event.kind === 'sender') sender = event.sender;
    if (event.kind === 'screen') video.srcObject = event.stream;
  });
  link = made;
  return made;
}

function share(): void {
  const made = opened('helper');
  const ownLine = createSessionLine(made, 'helper');
  const shared = createScreenShare({
    link: made,
    capture: async () => capture(),
    onPicture: (picture) => {
      window.tellPicture(picture);
      void ownLine.say(picture);
    },
    reportFault: (error) => {
      throw error;
    },
    nowMs: () => performance.now(),
  });
  ownLine.heard.subscribe(({ message }) => {
    if (message === 'unknown' || message.kind !== 'input.text') return;
    shared.wake('hand');
    desktop = { ...desktop, typed: desktop.typed + message.text };
  });
  screen = shared;
}

function look(): void {
  line = createSessionLine(opened('console'), 'console');
  document.body.append(video);
}

/** A part of what is there, or of what is seen, in the size in which it is seen. */
function greysOf(source: CanvasImageSource, place: typeof textPlace | ReturnType<typeof letterPlace>): Greys {
  const scale = video.videoWidth / desktopSize.width;
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const pen = canvas.getContext('2d', { willReadFrequently: true })!;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  const [x, y] = [Math.floor(place.x * scale), Math.floor(place.y * scale)];
  const [width, height] = [Math.ceil(place.width * scale), Math.ceil(place.height * scale)];
  const { data } = pen.getImageData(x, y, width, height);
  const values = Float64Array.from({ length: width * height }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * at, 4 * at + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
  return { width, height, values };
}

function drawn(state: TypedDesktop): OffscreenCanvas {
  const canvas = new OffscreenCanvas(desktopSize.width, desktopSize.height);
  drawTypedDesktop(canvas.getContext('2d')!, state);
  return canvas;
}

/** Looks at each frame from the next one on. */
async function seen(isIt: () => boolean, counts: () => boolean = () => true): Promise<Seen> {
  const beganAtMs = performance.now();
  let frames = 0;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (counts()) frames += 1;
      if (isIt()) resolve();
      else video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
  });
  return { frames, ms: performance.now() - beganAtMs };
}

function typeLetter(): Promise<Seen> {
  const letter = 'kWm4Rg'[desktop.typed.length % 6]!;
  const place = letterPlace(desktop.typed.length);
  desktop = { ...desktop, typed: desktop.typed + letter };
  const expected = greysOf(drawn(desktop), place);
  void begun(line).say({ kind: 'input.text', sequence: desktop.typed.length, text: letter });
  return seen(() => likeness(greysOf(video, place), expected) > LETTER_LIKENESS);
}

function seesText(scrolledPx: number, wanted: number): Promise<Seen> {
  desktop = { ...desktop, scrolledPx };
  let alike = 0;
  return seen(
    () => alike >= wanted,
    () => {
      alike = likeness(greysOf(video, textPlace), greysOf(drawn(desktop), textPlace));
      return alike > BLUR_LIKENESS;
    },
  );
}

window.qualityPage = {
  share,
  look,
  signal: (signal) => begun(link).signal(signal),
  show: (choice) => begun(screen).want({ kind: 'show', monitor: 0, monitors: [], ...choice }),
  scrollTo: (px) => {
    scrollToPx = px;
  },
  typeLetter,
  seesText,
  blurredLikeness: (scale) => {
    const there = drawn(desktop);
    const small = new OffscreenCanvas(desktopSize.width * scale, desktopSize.height * scale);
    small.getContext('2d')!.drawImage(there, 0, 0, small.width, small.height);
    return likeness(greysOf(small, textPlace), greysOf(there, textPlace));
  },
  degradation: () => sender?.getParameters().degradationPreference ?? null,
};
