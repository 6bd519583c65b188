import type { BrowserWindow, Display, Rectangle } from 'electron';
import type { Area } from '#domain/remote-control/hit-test.rules.ts';

/** The part of a window that is looked at. */
export interface OwnWindow {
  readonly role: string;
  readonly browserWindow: Pick<BrowserWindow, 'isDestroyed' | 'isVisible' | 'isMinimized' | 'isFocused' | 'getBounds'>;
}

/** Windows that no mouse reaches: the page of the link is never seen, drawings let all clicks through. */
const untouchable: ReadonlySet<string> = new Set(['share', 'overlay']);

export interface OwnWindowsPorts {
  readonly all: () => readonly OwnWindow[];
  /** The display that has most of it. */
  readonly displayOf: (bounds: Rectangle) => Pick<Display, 'scaleFactor'>;
}

/** The helper's own windows, where no remote hand reaches (C8). */
export function createOwnWindows({ all, displayOf }: OwnWindowsPorts) {
  const shown = (): readonly OwnWindow[] =>
    all().filter(({ role, browserWindow }) => {
      if (untouchable.has(role) || browserWindow.isDestroyed()) return false;
      return browserWindow.isVisible() && !browserWindow.isMinimized();
    });
  return {
    /** In physical pixels, as monitors are told. */
    areas: (): readonly Area[] => shown().map(({ browserWindow }) => physical(browserWindow.getBounds(), displayOf)),
    isFocused: (): boolean => shown().some(({ browserWindow }) => browserWindow.isFocused()),
  };
}

function physical(bounds: Rectangle, displayOf: OwnWindowsPorts['displayOf']): Area {
  const { scaleFactor } = displayOf(bounds);
  const [x, y] = [Math.floor(bounds.x * scaleFactor), Math.floor(bounds.y * scaleFactor)];
  return {
    x,
    y,
    width: Math.ceil((bounds.x + bounds.width) * scaleFactor) - x,
    height: Math.ceil((bounds.y + bounds.height) * scaleFactor) - y,
  };
}
