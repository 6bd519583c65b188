import type { Area, Point } from '#domain/remote-control/hit-test.rules.ts';

type Picture = Pick<ImageData, 'data' | 'width' | 'height'>;
type Span = readonly [from: number, end: number];

/** What is at least half there counts. */
const HALF = 128;

/**
 * The part of a picture on which something is drawn, as rectangles in its pixels: runs of each row, rows that are alike as one.
 *
 * @param corner Where the picture's own corner is.
 * @param grain So many rows are taken as one: fewer rectangles, which stand over what is drawn by less than that.
 */
export function shapeOf(picture: Picture, corner: Point = { x: 0, y: 0 }, grain = 1): readonly Area[] {
  const shape: Area[] = [];
  let above: readonly Span[] = [];
  let from = 0;
  for (let row = 0; row < picture.height + grain; row += grain) {
    const spans = row < picture.height ? spansOf(picture, row, Math.min(grain, picture.height - row)) : [];
    if (isSame(spans, above)) continue;
    const height = Math.min(row, picture.height) - from;
    for (const [left, right] of above) {
      shape.push({ x: corner.x + left, y: corner.y + from, width: right - left, height });
    }
    above = spans;
    from = row;
  }
  return shape;
}

function isSame(one: readonly Span[], other: readonly Span[]): boolean {
  return (
    one.length === other.length &&
    one.every(([from, end], place) => other[place]?.[0] === from && other[place][1] === end)
  );
}

/** From left to right, of what is drawn in any of these rows. */
function spansOf({ data, width }: Picture, row: number, rows: number): readonly Span[] {
  const spans: Span[] = [];
  let from = -1;
  function isDrawnAt(column: number): boolean {
    for (let below = row; below < row + rows; below += 1) {
      if ((data[(below * width + column) * 4 + 3] ?? 0) >= HALF) return true;
    }
    return false;
  }
  for (let column = 0; column <= width; column += 1) {
    const isDrawn = column < width && isDrawnAt(column);
    if (isDrawn && from < 0) from = column;
    if (!isDrawn && from >= 0) {
      spans.push([from, column]);
      from = -1;
    }
  }
  return spans;
}
