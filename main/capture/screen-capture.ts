import type { BrowserWindow, DesktopCapturerSource, Screen } from 'electron';
import { bringToFront } from '#platform/electron/window-factory.ts';

export interface ScreenCaptureOptions {
  /** Asked only when a capture begins: before the app is ready there is no screen. */
  readonly screen: Pick<Screen, 'getDisplayMatching'>;
  readonly getScreens: () => Promise<readonly DesktopCapturerSource[]>;
  readonly sleep: (delayMs: number) => Promise<unknown>;
}

/** Keeps the window from which somebody takes a picture of the screen out of that picture. */
export interface ScreenCapture {
  /** Hides the window, and gives the screen that it stood on; `null` when the system gives none. */
  sourceFor(window: BrowserWindow): Promise<DesktopCapturerSource | null>;
  /** The picture is taken, or was not to be had: the window is there again. */
  end(window: BrowserWindow): void;
}

/** Until the system has drawn what was behind the window; effects of desktops that fade windows out among it. */
const DRAWN_AFTER_MS = 350;
/** A page that has crashed meanwhile never says that it has its picture. */
const HIDDEN_AT_MOST_MS = 10_000;

export function createScreenCapture({ screen, getScreens, sleep }: ScreenCaptureOptions): ScreenCapture {
  const hidden = new Set<BrowserWindow>();

  function hide(window: BrowserWindow): void {
    // macOS would leave an empty space behind.
    if (window.isFullScreen()) return;
    hidden.add(window);
    // A page that nobody sees would otherwise be slowed down until there is no picture left to take.
    window.webContents.setBackgroundThrottling(false);
    window.hide();
  }

  function end(window: BrowserWindow): void {
    if (!hidden.delete(window) || window.isDestroyed()) return;
    window.webContents.setBackgroundThrottling(true);
    bringToFront(window);
  }

  return {
    sourceFor: async (window) => {
      const { id } = screen.getDisplayMatching(window.getBounds());
      hide(window);
      void sleep(HIDDEN_AT_MOST_MS).then(() => end(window));
      await sleep(DRAWN_AFTER_MS);
      const screens = await getScreens().catch(() => []);
      const source = screens.find(({ display_id }) => display_id === String(id)) ?? screens[0] ?? null;
      if (source === null) end(window);
      return source;
    },
    end,
  };
}
