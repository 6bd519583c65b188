import { z } from 'zod';
import type { Point } from './hit-test.rules.ts';
import type { RateLimit } from './rate.rules.ts';

/** Of a monitor, 0 to 65535 each way, as positions of the pointer travel. */
const share = z.int().min(0).max(65_535);
const place = z.strictObject({ x: share, y: share });
const monitor = z.int().min(0).max(15);

export const LONGEST_MARK_TEXT = 80;

/**
 * What stands beside a step. One line that reads as it is written: no control characters, and none of those that turn the
 * direction of writing round or are not seen at all, but for the joiners that scripts and emoji are made with.
 */
export const markText = z
  .string()
  .min(1)
  .max(LONGEST_MARK_TEXT)
  .regex(/^(?:[^\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]|[\u200C\u200D])+$/u);

/** What an agent draws on the user's screen to point at something (V13). */
export const annotationMark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('arrow'), from: place, to: place }),
  z.strictObject({ kind: z.literal('box'), from: place, to: place }),
  z.strictObject({ kind: z.literal('step'), at: place, number: z.int().min(1).max(99), text: markText.nullable() }),
]);
export type AnnotationMark = z.infer<typeof annotationMark>;

/** A mark on one monitor. Whoever draws it chooses the number; the same number once more is the same mark, changed. */
export const placedMark = z.strictObject({ id: z.int().min(1).max(9_999), monitor, mark: annotationMark });
export type PlacedMark = z.infer<typeof placedMark>;

/** More than this on one screen explains nothing any more. */
export const MOST_MARKS = 30;

/** A mark that is dragged is told with each frame; a program that floods is stopped. */
export const markRate: RateLimit = { burst: 120, perSecond: 60 };
export const laserRate: RateLimit = { burst: 120, perSecond: 120 };

/** A laser that has not moved for so long is gone. */
export const LASER_STAYS_MS = 1_000;

/** With this mark added or changed; `null` where there is no room for another. */
export function withMark(marks: readonly PlacedMark[], placed: PlacedMark): readonly PlacedMark[] | null {
  const isThere = marks.some(({ id }) => id === placed.id);
  if (isThere) return marks.map((mark) => (mark.id === placed.id ? placed : mark));
  return marks.length < MOST_MARKS ? [...marks, placed] : null;
}

export function withoutMark(marks: readonly PlacedMark[], id: number): readonly PlacedMark[] {
  return marks.filter((mark) => mark.id !== id);
}

/** Of the next step: one more than the highest that stands. `null` after the last there is. */
export function nextStepNumber(marks: readonly PlacedMark[]): number | null {
  const highest = Math.max(0, ...marks.map(({ mark }) => (mark.kind === 'step' ? mark.number : 0)));
  return highest < 99 ? highest + 1 : null;
}

/** What was typed, as a text that may travel; `null` where nothing of it is left. */
export function markTextOf(typed: string): string | null {
  const clean = typed
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[^\P{Cf}\u200C\u200D]/gu, '')
    .trim();
  let text = '';
  for (const character of clean) {
    if (text.length + character.length > LONGEST_MARK_TEXT) break;
    text += character;
  }
  return text === '' ? null : text;
}

/** Moved by so much, and not beyond an edge. */
export function movedPlace({ x, y }: Point, by: Point): Point {
  const kept = (at: number) => Math.min(65_535, Math.max(0, Math.round(at)));
  return { x: kept(x + by.x), y: kept(y + by.y) };
}
