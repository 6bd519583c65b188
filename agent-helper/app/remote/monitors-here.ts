import type { DesktopCapturerSource, Display, Rectangle } from 'electron';
import { desktopCapturer, powerMonitor, screen, systemPreferences } from 'electron';
import type { NoPictureReason, SessionMonitors } from '#contracts/remote-session/session-state-messages.ts';
import type { LiveSession } from '#platform/any/live-help/live-session.ts';
import type { ScreensAsked } from '#platform/any/live-help/questions.ts';
import type { OpenPart } from '#platform/any/live-help/session-part.ts';
import { openScreenSettings } from '#platform/electron/open-link.ts';
import { displayAt, pointerPixels, screensAsked, toldMonitors, workAreaOf } from './monitors.ts';
import type { CaptureLeaves } from './monitors-capture.ts';
import { createCaptureLeaves } from './monitors-capture.ts';
import { openPointer } from './monitors-pointer.ts';
import type { SystemKeeping } from './monitors-withheld.ts';
import { withheldBy } from './monitors-withheld.ts';
import { noOverlayReason } from './overlay.ts';

export interface MonitorsHerePorts {
  readonly live: () => Pick<LiveSession, 'mayCapture' | 'shownMonitor' | 'renew'> | null;
  readonly every: (everyMs: number, act: () => void) => () => void;
  readonly nowMs: () => number;
}

/** The monitors of this computer, as the system tells of them. */
export interface MonitorsHere {
  /** What the person is told of them before they are seen. */
  readonly asked: () => ScreensAsked;
  readonly told: () => SessionMonitors['monitors'];
  /** Where the person works. */
  readonly workArea: () => Rectangle;
  /** Of the monitor that is seen; `null` where that is none or all. */
  readonly seenArea: () => Rectangle | null;
  /** Of a monitor by its place; `null` where there is none of that number. */
  readonly boundsOf: (monitor: number) => Rectangle | null;
  readonly captures: CaptureLeaves;
  readonly withheld: () => NoPictureReason | null;
  readonly openPermission: () => Promise<void>;
  readonly pointerPart: OpenPart;
  /** Tells what is live of each monitor that comes, goes or turns, until the returned function is called. */
  readonly watch: () => () => void;
}

/** Locked for less than this it is not idle yet, and says so all the same. */
const IDLE_AFTER_S = 3_600;

const systemKeeping: SystemKeeping = {
  platform: process.platform,
  displays: () => screen.getAllDisplays(),
  isLocked: () => powerMonitor.getSystemIdleState(IDLE_AFTER_S) === 'locked',
  permission: systemPreferences,
};

/** Under Wayland the desktop asks the person which screen is shown, each time: there is nothing for an agent to choose. */
const isWayland = noOverlayReason(process) === 'annotation.wayland';
const choosable = (): Display[] => (isWayland ? [screen.getPrimaryDisplay()] : screen.getAllDisplays());
const primaryId = (): number => screen.getPrimaryDisplay().id;
const sources = (): Promise<DesktopCapturerSource[]> =>
  desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width: 0, height: 0 } });

export function monitorsHere({ live, every, nowMs }: MonitorsHerePorts): MonitorsHere {
  return {
    asked: () => screensAsked(choosable().length, isWayland),
    told: () => toldMonitors(choosable(), primaryId()),
    workArea: () => screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea,
    seenArea: () => workAreaOf(live()?.shownMonitor() ?? null, screen.getAllDisplays(), primaryId()),
    boundsOf: (monitor) => displayAt(monitor, screen.getAllDisplays(), primaryId())?.bounds ?? null,
    captures: createCaptureLeaves({
      nowMs,
      mayCapture: (contentsId, monitor) => live()?.mayCapture(contentsId, monitor) ?? false,
      displays: () => screen.getAllDisplays(),
      primaryId,
      sources,
    }),
    withheld: () => withheldBy(systemKeeping),
    openPermission: openScreenSettings,
    pointerPart: openPointer({ pointer: () => (isWayland ? null : pointerPixels(screen)), every }),
    watch: () => watchDisplays(() => live()?.renew()),
  };
}

/** What is unplugged, plugged in or turned is told at once, and not with the next second. */
function watchDisplays(changed: () => void): () => void {
  const events = ['display-added', 'display-removed', 'display-metrics-changed'] as const;
  // Each name has a signature of its own, and none of what it says is of use.
  const emitter: Pick<NodeJS.EventEmitter, 'on' | 'off'> = screen;
  for (const name of events) emitter.on(name, changed);
  return () => {
    for (const name of events) emitter.off(name, changed);
  };
}
