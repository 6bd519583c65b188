import { MOST_MARKS, placedMark } from '#domain/remote-control/annotation.rules.ts';
import { z } from 'zod';

/**
 * Pointing at things on the user's screen, without touching anything there (V13): needs `view` and nothing else.
 *
 *     console ── annotation.begin, .put, .remove, .clear (ctl), .laser (ptr) ──▶ helper
 *     console ◀── annotation.state ── helper: what really stands on the screen
 *
 * All of it is gone as soon as the screen may not be seen: nobody has to take it away.
 */

const { id, monitor } = placedMark.shape;
const share = z.int().min(0).max(65_535);

/** Newest wins, whichever way it came: a late one is dropped by its number. Gone by itself when no more come. */
export const laserMessage = z.strictObject({
  kind: z.literal('annotation.laser'),
  sequence: z.int().min(1).max(0xff_ff_ff_ff),
  monitor,
  x: share,
  y: share,
});
export type LaserMessage = z.infer<typeof laserMessage>;

export const annotationFromConsole = [
  /** A tool was taken: what draws over there is made ready, so that the first mark is there at once. */
  z.strictObject({ kind: z.literal('annotation.begin'), monitor }),
  z.strictObject({ kind: z.literal('annotation.put'), ...placedMark.shape }),
  z.strictObject({ kind: z.literal('annotation.remove'), id }),
  z.strictObject({ kind: z.literal('annotation.clear') }),
] as const;

/** Why nothing can be drawn on a screen there. */
const noAnnotationReasons = ['annotation.wayland', 'annotation.failed'] as const;

const annotationState = z.discriminatedUnion('state', [
  z.strictObject({
    kind: z.literal('annotation.state'),
    /** `hidden`: the user does not want to see them; they are kept. */
    state: z.enum(['ready', 'hidden']),
    /** The marks that are there, by their numbers. */
    marks: z.array(id).max(MOST_MARKS),
  }),
  z.strictObject({
    kind: z.literal('annotation.state'),
    state: z.literal('unavailable'),
    reason: z.enum(noAnnotationReasons),
  }),
]);
export type AnnotationState = z.infer<typeof annotationState>;

export const annotationFromHelper = annotationState;
