/** A monitor on the desktop, in physical pixels. */
export interface MonitorArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Of each monitor, in the order in which they were given. */
  readonly areas: readonly MonitorArea[];
}

/** To be looked at and chosen from: more pixels would cost what one monitor in full costs, and be read by nobody. */
const MOST = { width: 1_920, height: 1_200 } as const;

/** All monitors on one sheet as they stand on the desktop, small enough for one picture. Sizes are even, as codecs want them. */
export function sideBySide(monitors: readonly MonitorArea[]): Sheet {
  const left = Math.min(...monitors.map(({ x }) => x));
  const top = Math.min(...monitors.map(({ y }) => y));
  const width = Math.max(...monitors.map((one) => one.x + one.width)) - left;
  const height = Math.max(...monitors.map((one) => one.y + one.height)) - top;
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  const part = (length: number): number => Math.round(length * scale);
  return {
    width: even(width * scale),
    height: even(height * scale),
    areas: monitors.map((one) => ({
      x: part(one.x - left),
      y: part(one.y - top),
      width: Math.max(1, part(one.width)),
      height: Math.max(1, part(one.height)),
    })),
  };
}

function even(length: number): number {
  return Math.max(2, 2 * Math.round(length / 2));
}
