import type { MonitorArea } from './all-monitors.rules.ts';
import { sideBySide } from './all-monitors.rules.ts';
import type { CaptureFor, CaptureMonitor, NoScreen } from './capture-screen.ts';
import { captureFlowing, everyPixel } from './capture-screen.ts';
import { frameStreams } from './frame-streams.ts';

/** As often as something moves on any of them; it is an overview. */
const EVERY_MS = 100;
/** Without anything new as well: whoever looks may have lost what came before. */
const AGAIN_AFTER_MS = 500;
/** Where a monitor gives nothing. */
const NOTHING = '#202020';

/**
 * All monitors in one picture. Each is captured as if it were the only one, because no two systems agree on a way to capture them all,
 * and drawn where it stands. Where it is not wanted any more the first of them is given, ended.
 */
export async function captureAll(
  monitors: readonly MonitorArea[],
  capture: CaptureMonitor,
  wanted: CaptureFor,
): Promise<MediaStreamTrack | NoScreen> {
  const streams = frameStreams();
  if (streams === null || monitors.length === 0) return 'picture.capture-failed';
  const tracks: MediaStreamTrack[] = [];
  const { signal } = wanted;
  const end = (): void => {
    for (const track of tracks) track.stop();
  };
  signal.addEventListener('abort', end);
  // One after the other: leave to capture is given for one at a time.
  for (const place of monitors.keys()) {
    const captured = await captureFlowing(capture, place, wanted);
    if (typeof captured !== 'string') tracks.push(captured);
    if (typeof captured !== 'string' && !signal.aborted) continue;
    end();
    return captured;
  }
  signal.removeEventListener('abort', end);
  return drawnTogether(tracks, monitors, streams);
}

type Streams = NonNullable<ReturnType<typeof frameStreams>>;

function drawnTogether(
  tracks: readonly MediaStreamTrack[],
  monitors: readonly MonitorArea[],
  { MediaStreamTrackProcessor, MediaStreamTrackGenerator }: Streams,
): MediaStreamTrack {
  const { width, height, areas } = sideBySide(monitors);
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { alpha: false })!;
  const sheet = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = sheet.writable.getWriter();
  let isNew = true;
  let shownAtMs = -Infinity;
  let left = tracks.length;

  pen.fillStyle = NOTHING;
  pen.fillRect(0, 0, width, height);

  async function draw(track: MediaStreamTrack, area: MonitorArea): Promise<void> {
    const frames = new MediaStreamTrackProcessor({ track }).readable.getReader();
    for (;;) {
      const { value: frame } = await frames.read();
      if (frame === undefined) break;
      pen.drawImage(frame, area.x, area.y, area.width, area.height);
      frame.close();
      isNew = true;
    }
    // What was there a moment ago is not there now.
    pen.fillRect(area.x, area.y, area.width, area.height);
    isNew = true;
    left -= 1;
    if (left === 0) end();
  }

  function show(): void {
    const nowMs = performance.now();
    if (!isNew && nowMs - shownAtMs < AGAIN_AFTER_MS) return;
    isNew = false;
    shownAtMs = nowMs;
    const frame = new VideoFrame(canvas, { timestamp: Math.round(nowMs * 1_000) });
    // Its end takes it; one that comes too late for that is let go of here.
    void writer.write(frame).catch(() => frame.close());
  }

  function end(): void {
    if (sheet.readyState === 'ended') return;
    stop();
    sheet.dispatchEvent(new Event('ended'));
  }

  const timer = setInterval(show, EVERY_MS);
  const stopSheet = sheet.stop.bind(sheet);
  function stop(): void {
    clearInterval(timer);
    for (const track of tracks) track.stop();
    stopSheet();
  }
  for (const [place, track] of tracks.entries()) void draw(track, areas[place]!).catch(end);
  return Object.assign(sheet, {
    stop,
    getSettings: () => ({ width, height }),
    // Each is captured as it is; of the sheet there are no more frames than are drawn.
    applyConstraints: async ({ frameRate }: MediaTrackConstraints = {}) => {
      if (frameRate === undefined) return;
      await Promise.all(tracks.map((track) => track.applyConstraints({ frameRate, ...everyPixel })));
    },
  });
}
