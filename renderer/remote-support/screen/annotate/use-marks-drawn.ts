import type { AnnotationMark } from '#domain/remote-control/annotation.rules.ts';
import type { Point } from '#domain/remote-control/hit-test.rules.ts';
import type { Sheet } from '#platform/browser/annotation/draw-marks.ts';
import { drawLaser, drawMark, onSheet } from '#platform/browser/annotation/draw-marks.ts';
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { fittedPicture } from '../../control/picture-place.ts';
import type { OwnMark } from './annotating.rules.ts';
import type { Annotating } from './use-annotating.ts';

interface MarksDrawnOptions {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly annotating: Annotating;
  /** What is being drawn at this moment. */
  readonly draft: AnnotationMark | null;
  /** Where keys have brought the mark that comes next. */
  readonly cursor: Point | null;
  readonly monitorWidth: number;
}

/** Until a mark that stands over there has come back with the picture. */
const UNTIL_SEEN_MS = 700;
const HIDDEN_ALPHA = 0.35;

/**
 * Draws the agent's marks over the picture, until they are in it: what the user sees comes back with the picture, and nothing else
 * would show as truly what they see.
 */
export function useMarksDrawn({ canvas, video, annotating, draft, cursor, monitorWidth }: MarksDrawnOptions): void {
  const { marks, isHidden, tool } = annotating;
  const seen = useSeen(marks);
  useEffect(() => {
    const [element, picture] = [canvas.current, video.current];
    if (element === null || picture === null) return undefined;
    const draw = (): void => {
      const pen = element.getContext('2d');
      if (pen === null || picture.videoWidth === 0) return;
      const sheet = fit(element, picture, monitorWidth);
      pen.clearRect(0, 0, element.width, element.height);
      pen.globalAlpha = isHidden ? HIDDEN_ALPHA : 1;
      for (const { id, mark } of marks) if (isHidden || !seen.has(id)) drawMark(pen, mark, sheet);
      pen.globalAlpha = 1;
      if (draft !== null) drawMark(pen, draft, sheet);
      if (cursor !== null) drawCursor(pen, cursor, sheet, tool === 'laser');
    };
    // Draws at once, and again when the picture is drawn in another size.
    const watching = new ResizeObserver(draw);
    watching.observe(element);
    return () => watching.disconnect();
  }, [canvas, video, marks, seen, isHidden, draft, cursor, tool, monitorWidth]);
}

/** Numbers of the marks that are in the picture by now. */
function useSeen(marks: readonly OwnMark[]): ReadonlySet<number> {
  const drawn = marks.flatMap(({ id, wasDrawn }) => (wasDrawn ? [id] : [])).join();
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const timer = setTimeout(() => setSeen(new Set(drawn === '' ? [] : drawn.split(',').map(Number))), UNTIL_SEEN_MS);
    return () => clearTimeout(timer);
  }, [drawn]);
  return seen;
}

function fit(canvas: HTMLCanvasElement, video: HTMLVideoElement, monitorWidth: number): Sheet {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  const picture = fittedPicture(video.getBoundingClientRect(), { width: video.videoWidth, height: video.videoHeight });
  return {
    x: (picture.x - left) * devicePixelRatio,
    y: (picture.y - top) * devicePixelRatio,
    width: picture.width * devicePixelRatio,
    height: picture.height * devicePixelRatio,
    scale: (picture.width * devicePixelRatio) / monitorWidth,
  };
}

/** A cross for what keys will set; the laser's own dot for the laser. */
function drawCursor(pen: CanvasRenderingContext2D, at: Point, sheet: Sheet, isLaser: boolean): void {
  if (isLaser) {
    drawLaser(pen, [{ ...at, age: 0 }], sheet);
    return;
  }
  const { x, y } = onSheet(at, sheet);
  const reach = 12 * devicePixelRatio;
  for (const [colour, width] of [
    ['#ffffff', 5],
    ['#d1242f', 2],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width * devicePixelRatio;
    pen.beginPath();
    pen.moveTo(x - reach, y);
    pen.lineTo(x + reach, y);
    pen.moveTo(x, y - reach);
    pen.lineTo(x, y + reach);
    pen.stroke();
  }
}
