/** A part of the frame, in its pixels. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const markKinds = ['black-out', 'box', 'arrow', 'step'] as const;
export type MarkKind = (typeof markKinds)[number];
/** What the next drag makes. */
export type Tool = 'region' | MarkKind;

export interface Mark {
  /** Rises with every mark of a picture. */
  readonly id: number;
  readonly kind: MarkKind;
  /** Of an arrow: from one corner to the opposite one, its tip where the drag ended. */
  readonly region: Region;
  /** For arrows: whether the tip is at the right, and at the bottom. */
  readonly tip: { readonly isRight: boolean; readonly isBottom: boolean };
}

/** What is going to become the picture. */
export interface Capture {
  readonly frame: Size;
  readonly region: Region;
  readonly marks: readonly Mark[];
  /** What the keys move: a mark by its place, or `null` for the chosen part. */
  readonly selected: number | null;
  readonly tool: Tool;
}

const LEAST_PX = 8;

export function wholeFrame(frame: Size): Capture {
  return { frame, region: { x: 0, y: 0, ...frame }, marks: [], selected: null, tool: 'region' };
}

/** The region between two points that somebody dragged between, within the frame. */
export function draggedRegion(from: Point, to: Point, frame: Size): Region {
  const [left, right] = inOrder(within(from.x, frame.width), within(to.x, frame.width));
  const [top, bottom] = inOrder(within(from.y, frame.height), within(to.y, frame.height));
  const x = Math.min(left, frame.width - LEAST_PX);
  const y = Math.min(top, frame.height - LEAST_PX);
  return { x, y, width: Math.max(LEAST_PX, right - x), height: Math.max(LEAST_PX, bottom - y) };
}

/** What a drag with the present tool makes of it. */
export function dragged(capture: Capture, from: Point, to: Point): Capture {
  const region = draggedRegion(from, to, capture.frame);
  if (capture.tool === 'region') return { ...capture, region, selected: null };
  const id = (capture.marks.at(-1)?.id ?? 0) + 1;
  const mark: Mark = { id, kind: capture.tool, region, tip: { isRight: to.x >= from.x, isBottom: to.y >= from.y } };
  return { ...capture, marks: [...capture.marks, mark], selected: capture.marks.length };
}

/** A mark in the middle of what is chosen: where the keyboard begins. */
export function withMark(capture: Capture, kind: MarkKind): Capture {
  const { x, y, width, height } = capture.region;
  const from = { x: Math.round(x + width * 0.375), y: Math.round(y + height * 0.375) };
  const to = { x: Math.round(x + width * 0.625), y: Math.round(y + height * 0.625) };
  return dragged({ ...capture, tool: kind }, from, to);
}

export function withoutSelected(capture: Capture): Capture {
  const { selected } = capture;
  if (selected === null) return capture;
  return { ...capture, marks: capture.marks.filter((_mark, place) => place !== selected), selected: null };
}

/** Goes from the chosen part to each mark in turn, and back. */
export function selectingNext(capture: Capture): Capture {
  const next = capture.selected === null ? 0 : capture.selected + 1;
  return { ...capture, selected: next < capture.marks.length ? next : null };
}

/** Moves what is selected; it stays within the frame. */
export function moved(capture: Capture, by: Point): Capture {
  return changed(capture, ({ x, y, width, height }, frame) => ({
    x: clamp(x + by.x, 0, frame.width - width),
    y: clamp(y + by.y, 0, frame.height - height),
    width,
    height,
  }));
}

/** Makes what is selected larger or smaller at its right and bottom edge. */
export function sized(capture: Capture, by: Point): Capture {
  return changed(capture, ({ x, y, width, height }, frame) => ({
    x,
    y,
    width: clamp(width + by.x, LEAST_PX, frame.width - x),
    height: clamp(height + by.y, LEAST_PX, frame.height - y),
  }));
}

/** The number that a step carries: steps are counted in the order they were set. */
export function stepNumber(marks: readonly Mark[], place: number): number {
  return marks.slice(0, place + 1).filter(({ kind }) => kind === 'step').length;
}

function changed(capture: Capture, change: (region: Region, frame: Size) => Region): Capture {
  const { selected, frame, marks } = capture;
  if (selected === null) return { ...capture, region: change(capture.region, frame) };
  const changedMarks = marks.map((mark, place) =>
    place === selected ? { ...mark, region: change(mark.region, frame) } : mark,
  );
  return { ...capture, marks: changedMarks };
}

function inOrder(one: number, other: number): readonly [number, number] {
  return one <= other ? [one, other] : [other, one];
}

function within(value: number, size: number): number {
  return Math.round(clamp(value, 0, size));
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
