import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';

/** False where the browser gives no picture of the screen: on pages over a plain address, and on phones. */
export function mayCapture(): boolean {
  // Typed as always there, which it is not on such pages.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return devices !== undefined && 'getDisplayMedia' in devices;
}

/** One frame of what the person chooses to show. Refused with `capture.not-given` when they choose nothing. */
export async function takeFrame(): Promise<Result<ImageBitmap>> {
  const stream = await askForScreen();
  if (stream === null) return refuse({ code: 'capture.not-given' });
  try {
    return ok(await frameOf(stream));
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

async function askForScreen(): Promise<MediaStream | null> {
  try {
    return await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 5 } }, audio: false });
  } catch (error) {
    // The person closed the choice, the system forbids it, or there is no screen.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

async function frameOf(stream: MediaStream): Promise<ImageBitmap> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  // The first frame of some systems is black, or still has the choice of screens on it.
  await nextFrame(video);
  await nextFrame(video);
  const frame = await createImageBitmap(video);
  video.srcObject = null;
  return frame;
}

/** A screen on which nothing moves gives no further frame: then the present one will do. */
const STILL_MS = 300;

function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    video.requestVideoFrameCallback(() => resolve());
    setTimeout(resolve, STILL_MS);
  });
}
