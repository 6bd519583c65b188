import type { DesktopCapturerSource, Display, Point, Rectangle, Screen } from 'electron';
import type { ScreensAsked } from '#platform/any/live-help/questions.ts';
import type { SessionMonitors, ShownMonitor } from '#contracts/remote-session/session-state-messages.ts';

type KnownDisplay = Pick<Display, 'id' | 'label' | 'bounds' | 'size' | 'scaleFactor'>;

/** Monitors in the order in which a console is told of them, the main one first. */
function inOrder<Some extends Pick<Display, 'id' | 'bounds'>>(
  displays: readonly Some[],
  primaryId: number,
): readonly Some[] {
  const rank = ({ id }: Some) => (id === primaryId ? 0 : 1);
  return displays
    .toSorted((one, other) => rank(one) - rank(other) || one.bounds.x - other.bounds.x || one.bounds.y - other.bounds.y)
    .slice(0, 16);
}

/** As a console is told of them, in physical pixels. */
export function toldMonitors(displays: readonly KnownDisplay[], primaryId: number): SessionMonitors['monitors'] {
  return inOrder(displays, primaryId).map(({ id, label, bounds, size, scaleFactor }) => ({
    name: label.slice(0, 120),
    x: Math.round(bounds.x * scaleFactor),
    y: Math.round(bounds.y * scaleFactor),
    width: Math.max(1, Math.round(size.width * scaleFactor)),
    height: Math.max(1, Math.round(size.height * scaleFactor)),
    isPrimary: id === primaryId,
  }));
}

/** The monitor of that place; `null` where there is none (any more). */
export function displayAt<Some extends Pick<Display, 'id' | 'bounds'>>(
  monitor: number,
  displays: readonly Some[],
  primaryId: number,
): Some | null {
  return inOrder(displays, primaryId)[monitor] ?? null;
}

/**
 * What the system captures for a monitor. Some systems do not say which source is which monitor: there the order has to do, and
 * with one of each there is nothing to mistake.
 */
export function sourceOf<Source extends Pick<DesktopCapturerSource, 'display_id'>>(
  monitor: number,
  displays: readonly Pick<Display, 'id' | 'bounds'>[],
  primaryId: number,
  sources: readonly Source[],
): Source | null {
  const display = displayAt(monitor, displays, primaryId);
  if (display === null) return null;
  const named = sources.find(({ display_id }) => display_id === String(display.id));
  const isUnnamed = sources.every(({ display_id }) => display_id === '');
  return named ?? (isUnnamed || sources.length === 1 ? (sources[monitor] ?? null) : null);
}

/** Where windows may stand on the monitor that is seen; `null` where that is none, or all. */
export function workAreaOf(
  shown: ShownMonitor | null,
  displays: readonly Pick<Display, 'id' | 'bounds' | 'workArea'>[],
  primaryId: number,
): Rectangle | null {
  return typeof shown === 'number' ? (displayAt(shown, displays, primaryId)?.workArea ?? null) : null;
}

/** Where the pointer is, in physical pixels as monitors are told. */
export function pointerPixels(screen: Pick<Screen, 'getCursorScreenPoint' | 'getDisplayNearestPoint'>): Point {
  const { x, y } = screen.getCursorScreenPoint();
  const { scaleFactor } = screen.getDisplayNearestPoint({ x, y });
  return { x: Math.round(x * scaleFactor), y: Math.round(y * scaleFactor) };
}

/** What the person is told of their screens before any is seen. @param asksItself The desktop asks as well, as Wayland does. */
export function screensAsked(count: number, asksItself: boolean): ScreensAsked {
  if (asksItself) return { asksItself };
  return count > 1 ? { screens: Math.min(count, 16) } : {};
}
