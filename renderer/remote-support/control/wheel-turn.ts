import { NOTCH } from '#domain/remote-control/input.rules.ts';

/** The part of a `WheelEvent` that is looked at. */
export interface WheelTurn {
  readonly deltaX: number;
  readonly deltaY: number;
  readonly deltaMode: number;
  /** In no standard and in all browsers: 120 to a notch, upwards and to the left. */
  readonly wheelDeltaX?: number;
  readonly wheelDeltaY?: number;
}

/** What a browser without those makes of one notch, by `deltaMode`: pixels, lines, pages. */
const aNotch = [100, 3, 1] as const;
/** As far as one message may turn. */
const MOST = 12_000;

/**
 * How far the wheel was turned, 120 to a notch. A notch has as many pixels as a browser likes: 100 on one system, 120 on
 * another.
 */
export function turnOf(wheel: WheelTurn): { readonly turnX: number; readonly turnY: number } {
  const notch = aNotch[wheel.deltaMode] ?? aNotch[0];
  const turn = (delta: number, wheelDelta = (-delta / notch) * NOTCH) =>
    Math.max(-MOST, Math.min(MOST, -Math.round(wheelDelta))) || 0;
  return { turnX: turn(wheel.deltaX, wheel.wheelDeltaX), turnY: turn(wheel.deltaY, wheel.wheelDeltaY) };
}
