import { drawArrow, drawEdged, EDGE, MARK } from '#platform/browser/annotation/edged-lines.ts';
import type { Capture, Mark, Point, Region } from './capture.rules.ts';
import { stepNumber } from './capture.rules.ts';

type Canvas = OffscreenCanvasRenderingContext2D;

const BLACK = '#000000';

/**
 * The chosen part of a frame with its marks, as a picture of its own. What is blacked out is painted over last but for the
 * marks, without any transparency, so that no pixel of it is left.
 */
export async function drawCapture(frame: ImageBitmap, { region, marks }: Capture): Promise<Blob> {
  const canvas = new OffscreenCanvas(region.width, region.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new TypeError('This browser draws no pictures.');
  context.drawImage(frame, -region.x, -region.y);
  context.translate(-region.x, -region.y);
  const isBlackOut = ({ kind }: Mark) => kind === 'black-out';
  context.fillStyle = BLACK;
  for (const { region: black } of marks.filter(isBlackOut)) {
    context.fillRect(black.x, black.y, black.width, black.height);
  }
  const thickness = thicknessFor(region);
  for (const [place, mark] of marks.entries()) drawMark(context, mark, stepNumber(marks, place), thickness);
  return await canvas.convertToBlob({ type: 'image/png' });
}

/** Lines of a picture of a whole screen are thicker than those of a small part. */
function thicknessFor({ width, height }: Region): number {
  return Math.max(3, Math.round(Math.max(width, height) / 320));
}

function drawMark(context: Canvas, { kind, region, tip }: Mark, step: number, thickness: number): void {
  if (kind === 'box')
    drawEdged(context, thickness, () => context.strokeRect(region.x, region.y, region.width, region.height));
  if (kind === 'arrow') drawArrow(context, endsOf(region, tip), { thickness, barb: thickness * 5 });
  if (kind === 'step') drawStep(context, region, step, thickness);
}

/** Where an arrow begins, and its tip. */
export function endsOf({ x, y, width, height }: Region, { isRight, isBottom }: Mark['tip']): readonly [Point, Point] {
  const left = { x, y };
  const right = { x: x + width, y: y + height };
  return [
    { x: isRight ? left.x : right.x, y: isBottom ? left.y : right.y },
    { x: isRight ? right.x : left.x, y: isBottom ? right.y : left.y },
  ];
}

function drawStep(context: Canvas, { x, y, width, height }: Region, step: number, thickness: number): void {
  const radius = thickness * 6;
  context.beginPath();
  context.arc(x + width / 2, y + height / 2, radius, 0, 2 * Math.PI);
  context.fillStyle = MARK;
  context.fill();
  context.lineWidth = thickness / 2;
  context.strokeStyle = EDGE;
  context.stroke();
  context.fillStyle = EDGE;
  context.font = `600 ${radius * 1.2}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(String(step), x + width / 2, y + height / 2 + radius * 0.06);
}
