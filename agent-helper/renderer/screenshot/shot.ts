/** A part of a picture, as shares of its width and height from its upper left corner, 0 to 1. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A picture of a screen and what its owner has blacked out. It leaves this page only with that burnt in. */
export interface Shot {
  readonly id: string;
  readonly name: string;
  readonly png: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
}

/** Smaller than this is a slip of the mouse. */
const LEAST_SHARE = 0.004;

/** The box between two points, kept within the picture; `null` where it is too small to be meant. */
export function boxBetween(from: Point, to: Point): Box | null {
  const [left, right] = [from.x, to.x].map(within).toSorted((a, b) => a - b) as [number, number];
  const [top, bottom] = [from.y, to.y].map(within).toSorted((a, b) => a - b) as [number, number];
  const box = { left, top, width: right - left, height: bottom - top };
  return box.width < LEAST_SHARE || box.height < LEAST_SHARE ? null : box;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const STEP = 0.02;
export const firstFrame: Box = { left: 0.3, top: 0.3, width: 0.4, height: 0.1 };

const moves: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** The frame after a key: moved, or with Shift made larger or smaller; `null` for keys that mean something else. */
export function movedFrame(frame: Box, key: string, isSizing: boolean): Box | null {
  const move = moves[key];
  if (move === undefined) return null;
  if (!isSizing) {
    return {
      ...frame,
      left: Math.min(within(frame.left + move.x), 1 - frame.width),
      top: Math.min(within(frame.top + move.y), 1 - frame.height),
    };
  }
  return {
    ...frame,
    width: Math.min(Math.max(frame.width + move.x, STEP), 1 - frame.left),
    height: Math.min(Math.max(frame.height + move.y, STEP), 1 - frame.top),
  };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
