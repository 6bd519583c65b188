import type { BrowserWindow, DesktopCapturer, Display } from 'electron';
import type { ScreenPicture } from '#contracts/helper-ipc.ts';

export interface TakeScreenshotPorts {
  readonly desktopCapturer: Pick<DesktopCapturer, 'getSources'>;
  readonly displays: () => readonly Pick<Display, 'size' | 'scaleFactor'>[];
  /** The helper's own windows, which would only be in the way of what is to be shown. */
  readonly windows: () => readonly Pick<BrowserWindow, 'isVisible' | 'isMinimized' | 'hide' | 'show' | 'focus'>[];
  readonly wait: (delayMs: number) => Promise<void>;
}

/** Desktops fade windows out; half a second is more than any takes. */
const UNTIL_OUT_OF_SIGHT_MS = 500;
const MOST_SCREENS = 6;

/**
 * A picture of each screen, without the helper's own window. None where the system gives none, or its user said no: on
 * Wayland and macOS the system asks.
 */
export async function takeScreenshot(ports: TakeScreenshotPorts): Promise<ScreenPicture[]> {
  const hidden = ports.windows().filter((window) => window.isVisible() && !window.isMinimized());
  for (const window of hidden) window.hide();
  try {
    await ports.wait(UNTIL_OUT_OF_SIGHT_MS);
    const thumbnailSize = largest(ports.displays());
    const sources = await ports.desktopCapturer.getSources({ types: ['screen'], thumbnailSize });
    return sources
      .filter(({ thumbnail }) => !thumbnail.isEmpty())
      .slice(0, MOST_SCREENS)
      .map(({ name, thumbnail }) => ({ name, png: new Uint8Array(thumbnail.toPNG()), ...thumbnail.getSize() }));
  } finally {
    for (const window of hidden) {
      window.show();
      window.focus();
    }
  }
}

/** In the dots of the screens: a picture in which nobody can read is no help. */
function largest(displays: readonly Pick<Display, 'size' | 'scaleFactor'>[]): { width: number; height: number } {
  const inDots = displays.map(({ size, scaleFactor }) => ({
    width: Math.round(size.width * scaleFactor),
    height: Math.round(size.height * scaleFactor),
  }));
  return {
    width: Math.max(1, ...inDots.map(({ width }) => width)),
    height: Math.max(1, ...inDots.map(({ height }) => height)),
  };
}
