import type { AnnotationState } from '#contracts/remote-session/annotation-messages.ts';
import type { AnnotationMark, PlacedMark } from '#domain/remote-control/annotation.rules.ts';
import { movedPlace } from '#domain/remote-control/annotation.rules.ts';
import type { Point } from '#domain/remote-control/hit-test.rules.ts';

/** What the agent holds to point with. */
export const annotationTools = ['laser', 'arrow', 'box', 'step'] as const;
export type AnnotationTool = (typeof annotationTools)[number];

export const toolKeys: Readonly<Record<AnnotationTool, string>> = { laser: 'l', arrow: 'a', box: 'x', step: 'n' };

/** A mark of this agent, and whether the helper has said since that it stands on the user's screen. */
export interface OwnMark extends PlacedMark {
  readonly wasDrawn: boolean;
}

/**
 * What is left of the agent's marks after the helper has told which are there: one that was there and is not told of any more was
 * taken away over there, as all are with a pause. While the user hides them they are kept.
 */
export function marksAfter(own: readonly OwnMark[], told: AnnotationState | null): readonly OwnMark[] {
  if (told === null || told.state === 'unavailable') return [];
  if (told.state === 'hidden') return own;
  return own.flatMap((mark) => {
    if (told.marks.includes(mark.id)) return [mark.wasDrawn ? mark : { ...mark, wasDrawn: true }];
    return mark.wasDrawn ? [] : [mark];
  });
}

const steps: Readonly<Record<string, Point>> = {
  arrowleft: { x: -1, y: 0 },
  arrowright: { x: 1, y: 0 },
  arrowup: { x: 0, y: -1 },
  arrowdown: { x: 0, y: 1 },
};
/** A hundredth of the screen; with Shift a tenth, with Alt a thousandth. */
const STEP = 655;
const LARGE_STEP = 6_554;
const SMALL_STEP = 66;

/** Where an arrow key takes a place; `null` for other keys. */
export function placeAfter(place: Point, chord: string): Point | null {
  const parts = chord.split('+');
  const step = steps[parts.at(-1) ?? ''];
  if (step === undefined || parts.includes('mod')) return null;
  const by = parts.includes('shift') ? LARGE_STEP : parts.includes('alt') ? SMALL_STEP : STEP;
  return movedPlace(place, { x: step.x * by, y: step.y * by });
}

/** Closer together than this they are one place, and no arrow or box. */
const LEAST_LENGTH = 300;

/** What a tool makes of two places; `null` where they are too close for it. */
export function markBetween(tool: AnnotationTool | null, from: Point, to: Point): AnnotationMark | null {
  if (tool !== 'arrow' && tool !== 'box') return null;
  const isLong = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) >= LEAST_LENGTH;
  return isLong ? { kind: tool, from: { x: from.x, y: from.y }, to: { x: to.x, y: to.y } } : null;
}
