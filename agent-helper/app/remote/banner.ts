import type { Rectangle } from 'electron';
import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { BannerState } from '#contracts/helper-remote.ts';
import type { SessionBanner } from '#platform/any/live-help/session-banner.ts';
import type { TellWindows } from '#platform/electron/typed-ipc.ts';
import type { AppWindow, WindowFactory } from '#platform/electron/window-factory.ts';

export interface BannerPorts {
  readonly factory: Pick<WindowFactory<HelperWindow>, 'open'>;
  readonly tell: TellWindows<HelperIpc>;
  /** Of the display that the person works at, without task bars. */
  readonly workArea: () => Rectangle;
  /** Of the screen that is seen; `null` where that is none or all, and the strip may stay where it is. */
  readonly seenArea: () => Rectangle | null;
  /** Calls again and again until the returned function is called. */
  readonly every: (everyMs: number, act: () => void) => () => void;
  readonly nowMs: () => number;
  /** It does not answer: until it does again nothing is seen or done (C7). */
  readonly onSilent: () => void;
  /** It is gone or hidden, or has not answered for long: what goes on is to end (C7). */
  readonly onGone: () => void;
}

/** The strip that stands above everything for as long as somebody may see this screen. */
export interface Banner extends SessionBanner {
  readonly state: () => BannerState | null;
  /** Its page says that it is there: from the first time that it is seen as well, it is to be heard of every two seconds. */
  readonly beat: (by: Pick<AppWindow<HelperWindow>, 'browserWindow'>) => void;
}

/** Its page beats twice a second. */
const SILENT_FOR_MS = 2_000;
const LOOK_EVERY_MS = 250;
/** Of the time between two looks no more counts: this process, or the whole computer, slept, and could not have heard. */
const MOST_BETWEEN_LOOKS_MS = 2 * LOOK_EVERY_MS;
/** For a first page on a slow computer, or one on which everything stands still for a while: nothing is seen meanwhile. */
const ANSWERS_WITHIN_MS = 15_000;

export function createBanner(ports: BannerPorts): Banner {
  const { nowMs, tell } = ports;
  let open: { readonly window: AppWindow<HelperWindow>; readonly stopLooking: () => void } | null = null;
  let state: BannerState | null = null;
  let hasBeaten = false;
  /** For how long it could have been heard, and was not. */
  let silentMs = 0;
  let lookedAtMs = 0;

  function close(): void {
    const closing = open;
    open = null;
    state = null;
    closing?.stopLooking();
    closing?.window.browserWindow.destroy();
  }

  function gone(window: AppWindow<HelperWindow>): void {
    if (open?.window !== window) return;
    close();
    ports.onGone();
  }

  function look(window: AppWindow<HelperWindow>): void {
    const atMs = nowMs();
    const wasThere = isThere();
    silentMs += Math.min(atMs - lookedAtMs, MOST_BETWEEN_LOOKS_MS);
    lookedAtMs = atMs;
    const { browserWindow } = window;
    const isOutOfSight = hasBeaten && (!browserWindow.isVisible() || browserWindow.isMinimized());
    if (isOutOfSight || silentMs > ANSWERS_WITHIN_MS) gone(window);
    else if (wasThere && !isThere()) ports.onSilent();
  }

  function isThere(): boolean {
    return open !== null && hasBeaten && silentMs <= SILENT_FOR_MS;
  }

  function begin(): void {
    const window = openWindow(ports);
    lookedAtMs = nowMs();
    silentMs = 0;
    hasBeaten = false;
    open = { window, stopLooking: ports.every(LOOK_EVERY_MS, () => look(window)) };
    whenGone(window, () => gone(window));
  }

  return {
    show: (next) => {
      state = next;
      if (open === null) begin();
      else {
        place(open.window.browserWindow, ports.seenArea());
        tell('banner.changed', next);
      }
    },
    state: () => state,
    beat: ({ browserWindow }) => {
      // The last word of a banner that has gone is none of the next one, and a page may be there before its window is seen.
      const isOwn = open?.window.browserWindow === browserWindow;
      if (!isOwn || !(hasBeaten || browserWindow.isVisible())) return;
      hasBeaten = true;
      silentMs = 0;
    },
    isThere,
    close,
  };
}

/** Never out of sight of whoever sits before the screen that is seen (C7). */
function place(window: AppWindow<HelperWindow>['browserWindow'], area: Rectangle | null): void {
  if (area === null) return;
  const { x, y, width, height } = window.getBounds();
  const isOnIt = x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
  if (isOnIt) return;
  if (width > area.width) window.setSize(area.width, height);
  window.setPosition(Math.max(area.x, Math.round(area.x + (area.width - width) / 2)), area.y);
}

function whenGone({ browserWindow }: AppWindow<HelperWindow>, act: () => void): void {
  browserWindow.on('closed', act);
  browserWindow.on('hide', act);
  browserWindow.on('minimize', act);
  browserWindow.on('unresponsive', act);
  browserWindow.webContents.on('render-process-gone', act);
}

function openWindow({ factory, workArea, seenArea }: BannerPorts): AppWindow<HelperWindow> {
  const window = factory.open('banner', '/banner.html');
  const { browserWindow } = window;
  const { x, y, width } = seenArea() ?? workArea();
  const own = browserWindow.getBounds();
  // Its way to end it all has to be on the screen, however small that is.
  if (own.width > width) browserWindow.setSize(width, own.height);
  browserWindow.setPosition(Math.max(x, Math.round(x + (width - own.width) / 2)), y);
  browserWindow.setAlwaysOnTop(true, 'screen-saver');
  browserWindow.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  // A page that nobody looks at is slowed down, and this one has to answer.
  browserWindow.webContents.setBackgroundThrottling(false);
  return window;
}
