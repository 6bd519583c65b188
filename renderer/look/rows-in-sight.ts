export interface RowsInSight {
  /** The first row to draw. */
  readonly first: number;
  /** The row after the last one to draw. */
  readonly end: number;
}

/** Rows drawn beyond both edges, so that none is missing while the wheel turns. */
const SPARE_ROWS = 12;

/**
 * Which rows of equal height have to be drawn.
 *
 * @param scrolledPx How far the list is scrolled; may lie beyond its end after rows have gone.
 */
export function rowsInSight(count: number, rowPx: number, scrolledPx: number, heightPx: number): RowsInSight {
  const last = Math.max(0, count - 1);
  const top = Math.min(Math.floor(Math.max(0, scrolledPx) / rowPx), last);
  const first = Math.max(0, top - SPARE_ROWS);
  return { first, end: Math.min(count, top + Math.ceil(heightPx / rowPx) + SPARE_ROWS) };
}

/** How far to scroll so that a row is in sight; as little as possible, not at all when it is. */
export function scrollToReveal(place: number, rowPx: number, scrolledPx: number, heightPx: number): number {
  const top = place * rowPx;
  if (top < scrolledPx) return top;
  return Math.max(scrolledPx, top + rowPx - heightPx);
}
