/** A rectangle on the desktop, in physical pixels from its upper left corner; right and lower edge are outside. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place on one monitor as it travels: 0 is the left or upper edge, 65535 the right or lower one. */
export interface MonitorPosition extends Point {
  readonly monitor: number;
}

const FULL = 65_535;

/** @returns the pixel, or `null` where there is no such monitor (any more). */
export function toDesktop(position: MonitorPosition, monitors: readonly Area[]): Point | null {
  const monitor = monitors[position.monitor];
  if (monitor === undefined) return null;
  return {
    x: monitor.x + Math.round((position.x / FULL) * (monitor.width - 1)),
    y: monitor.y + Math.round((position.y / FULL) * (monitor.height - 1)),
  };
}

/** The other way, for the console: what is beyond an edge is at the edge. */
export function fromMonitor(point: Point, size: Pick<Area, 'width' | 'height'>): Point {
  const part = (at: number, length: number) =>
    Math.round(Math.min(1, Math.max(0, at / Math.max(1, length - 1))) * FULL);
  return { x: part(point.x, size.width), y: part(point.y, size.height) };
}

function isInside({ x, y }: Point, area: Area): boolean {
  return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
}

/**
 * Whether a remote hand would touch one of the helper's own windows: the banner, a question, its settings (C8). Where there are
 * shadows and rounded corners, the whole rectangle counts.
 */
export function isAimedAtOwn(point: Point, ownWindows: readonly Area[]): boolean {
  return ownWindows.some((area) => isInside(point, area));
}
