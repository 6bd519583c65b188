/** A part of the screen, in pixels of the X server. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A small part in which something changed a while ago: a caret that blinks, a clock that shows seconds. */
interface QuietPlace {
  readonly place: Place;
  readonly changedAtMs: number;
}

export type QuietPlaces = readonly QuietPlace[];

/** A caret, a clock, a light: no larger than this. */
const SMALL_PIXELS = 2_500;
/** What blinks does so more often. */
const FORGOTTEN_AFTER_MS = 5_000;
const MOST_PLACES = 8;

/**
 * Whether a change is worth sending the screen often again (V7). One in a small place that has changed before is not: else a
 * caret that blinks would keep both computers busy for as long as a session lasts.
 */
export function judgeChange(
  known: QuietPlaces,
  place: Place,
  nowMs: number,
): { readonly isMovement: boolean; readonly known: QuietPlaces } {
  const recent = known.filter(({ changedAtMs }) => nowMs - changedAtMs < FORGOTTEN_AFTER_MS);
  if (place.width * place.height > SMALL_PIXELS) return { isMovement: true, known: recent };
  const others = recent.filter((one) => !isWithin(place, one.place));
  const same = recent.find((one) => isWithin(place, one.place));
  const changed = { place: same?.place ?? place, changedAtMs: nowMs };
  return { isMovement: same === undefined, known: [...others, changed].slice(-MOST_PLACES) };
}

function isWithin(inner: Place, outer: Place): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
