import { annotationMark, MOST_MARKS } from '#domain/remote-control/annotation.rules.ts';
import { z } from 'zod';

/**
 * What the helper's main process says to the window that lies over a monitor, and it to it. Points are the system's own, from the
 * corner of the desktop.
 */

const point = z.number().min(-65_536).max(65_536);
const share = z.int().min(0).max(65_535);
const length = z.number().min(0).max(65_536);
const area = z.strictObject({ x: point, y: point, width: length, height: length });

/** A monitor with the marks on it. */
export const overlaySheet = z.strictObject({
  /** Rises with every change: what was drawn names it. */
  revision: z.int().min(0),
  monitor: area,
  marks: z.array(annotationMark).max(MOST_MARKS),
  /** Stays free of marks, whoever puts them there: the banner, and a question. */
  kept: z.array(area).max(8),
  /** The system cannot make windows see-through: the window is to be where something is drawn and nowhere else. */
  isShaped: z.boolean(),
});
export type OverlaySheet = z.infer<typeof overlaySheet>;

/** Where the laser is now, 0 to 65535 of the monitor each way. It fades by itself. */
export const overlayLaser = z.strictObject({ x: share, y: share });
export type OverlayLaser = z.infer<typeof overlayLaser>;

/** More rectangles than this no drawing of marks comes to: see `shape-of.ts`. */
export const MOST_SHAPES = 20_000;

/** What the window has drawn. */
export const overlayDrawn = z.strictObject({
  revision: z.int().min(0),
  /** Whether there is anything to be seen. */
  isEmpty: z.boolean(),
  /** In points of the window, for one that is shaped. */
  shape: z
    .array(z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) }))
    .max(MOST_SHAPES)
    .nullable(),
});
export type OverlayDrawn = z.infer<typeof overlayDrawn>;
