import type { Point } from '#domain/remote-control/hit-test.rules.ts';

export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** One colour that is seen on every screen, with a light edge around it: on the user's screen, and in pictures of one. */
export const MARK = '#d1242f';
export const EDGE = '#ffffff';
/** Of what is drawn with its edge, by what it is without. */
const WITH_EDGE = 1.8;

/** A light edge first, so that the line is seen on every ground. */
export function drawEdged(pen: Pen, thickness: number, draw: () => void): void {
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.lineWidth = thickness * WITH_EDGE;
  pen.strokeStyle = EDGE;
  draw();
  pen.lineWidth = thickness;
  pen.strokeStyle = MARK;
  draw();
}

/** @param barb How long each side of its point is. */
export function drawArrow(
  pen: Pen,
  [from, to]: readonly [Point, Point],
  { thickness, barb }: { readonly thickness: number; readonly barb: number },
): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const barbs = [angle + Math.PI * 0.82, angle - Math.PI * 0.82];
  drawEdged(pen, thickness, () => {
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    for (const turn of barbs) {
      pen.moveTo(to.x, to.y);
      pen.lineTo(to.x + barb * Math.cos(turn), to.y + barb * Math.sin(turn));
    }
    pen.stroke();
  });
}
