/** How large a picture is drawn: made to fit its frame, or by so much of its own pixels. */
export type PictureScale = 'fit' | number;

/** Steps of the zoom; 1 is one pixel of theirs on one of this screen's. */
const zoomSteps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** So far may a picture that was made smaller be off the shape of its screen, by whole pixels. */
const SHAPE_MARGIN = 0.02;

/**
 * A picture in the pixels of the screen it is of, of which it has fewer where computer or line cannot bear them all. Its own where it
 * is of something else: of all screens, of one window, or still of the screen before.
 */
export function realSize(picture: Size, screen: Size | undefined): Size {
  if (screen === undefined || screen.width <= picture.width) return picture;
  const shape = (picture.width / picture.height) * (screen.height / screen.width);
  return Math.abs(shape - 1) < SHAPE_MARGIN ? { width: screen.width, height: screen.height } : picture;
}

/** How much of its own size a picture has that is made to fit a frame. */
export function fittingScale(frame: Size, picture: Size): number {
  return Math.min(frame.width / picture.width, frame.height / picture.height);
}

/** The next larger or smaller step from where it is, `null` at the last one. */
export function nextZoom(scale: number, towards: 'in' | 'out'): number | null {
  // A picture that fits is never at a step exactly.
  const margin = 0.01;
  const steps =
    towards === 'in'
      ? zoomSteps.filter((step) => step > scale + margin)
      : zoomSteps.filter((step) => step < scale - margin).toReversed();
  return steps[0] ?? null;
}

/** Of a picture in CSS pixels, so that at 1 its pixels are those of this screen. */
export function drawnSize(picture: Size, scale: number, pixelRatio: number): Size {
  return { width: (picture.width * scale) / pixelRatio, height: (picture.height * scale) / pixelRatio };
}

/** Of what is larger than its frame: how far it is scrolled, how much is seen, and how much there is, along one side. */
export interface Stretch {
  readonly at: number;
  readonly seen: number;
  readonly whole: number;
}

/** A pointer that comes so near to the edge of what is seen takes the view along. */
const MARGIN = 0.15;

/** How far to scroll so that a place, 0 to 1 of the whole, is seen; as little as will do. */
export function followed({ at, seen, whole }: Stretch, place: number): number {
  const [point, margin] = [place * whole, seen * MARGIN];
  const least = point + margin - seen;
  const most = point - margin;
  return Math.max(0, Math.min(Math.max(least, Math.min(at, most)), whole - seen));
}

/** How far to scroll so that a place of the whole stays where it is on the page while the whole changes its size. */
export function scrolledAfterZoom({ at, whole }: Stretch, wholeAfter: number, offset: number): number {
  return Math.max(0, ((at + offset) / whole) * wholeAfter - offset);
}

const LEAST_ZOOM = zoomSteps[0];
const MOST_ZOOM = zoomSteps.at(-1) ?? 4;

/** As two fingers have it: neither smaller than the smallest step nor larger than the largest. */
export function pinched(scale: number, by: number): number {
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, scale * by));
}
