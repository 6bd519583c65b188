import type { AnnotationMark } from '#domain/remote-control/annotation.rules.ts';
import type { Area, Point } from '#domain/remote-control/hit-test.rules.ts';
import type { Pen } from './edged-lines.ts';
import { drawArrow, drawEdged, EDGE, MARK } from './edged-lines.ts';

/** Of the monitor in the pixels that are drawn in, wherever its corner is on the canvas. */
export interface Sheet extends Point {
  readonly width: number;
  readonly height: number;
  /** Pixels drawn for one of the monitor's own points: lines keep their thickness on the user's screen. */
  readonly scale: number;
}

const PLATE = '#1a1a19';
const LASER = '#ff2d3c';

/** All lengths in points of the monitor. */
const THICKNESS = 5;
const EDGE_WIDTH = 2;
const STEP_RADIUS = 17;
const TEXT_SIZE = 16;
const LINE_HEIGHT = 22;
const WIDEST_TEXT = 300;
const PLATE_MARGIN = 10;
const LASER_RADIUS = 9;

const FULL = 65_535;

/** Where a place of a monitor is on the canvas. */
export function onSheet({ x, y }: Point, sheet: Sheet): Point {
  return { x: sheet.x + (x / FULL) * sheet.width, y: sheet.y + (y / FULL) * sheet.height };
}

export function drawMark(pen: Pen, mark: AnnotationMark, sheet: Sheet): void {
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  switch (mark.kind) {
    case 'arrow':
      return drawArrow(pen, [onSheet(mark.from, sheet), onSheet(mark.to, sheet)], arrowAt(sheet.scale));
    case 'box':
      return drawBox(pen, onSheet(mark.from, sheet), onSheet(mark.to, sheet), sheet.scale);
    case 'step':
      return drawStep(pen, onSheet(mark.at, sheet), mark, sheet);
    default:
      return mark satisfies never;
  }
}

function arrowAt(scale: number) {
  return { thickness: THICKNESS * scale, barb: THICKNESS * 4.5 * scale };
}

function drawBox(pen: Pen, from: Point, to: Point, scale: number): void {
  const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  drawEdged(pen, THICKNESS * scale, () => pen.strokeRect(x, y, Math.abs(to.x - from.x), Math.abs(to.y - from.y)));
}

/** Nothing of a mark is drawn outside of this, in the pixels that are drawn in. */
export function areaOf(mark: AnnotationMark, sheet: Sheet): Area {
  const ends = mark.kind === 'step' ? [mark.at] : [mark.from, mark.to];
  const reach = (mark.kind === 'step' ? WIDEST_TEXT + 80 : 40) * sheet.scale;
  const places = ends.map((end) => onSheet(end, sheet));
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs) - reach, Math.min(...ys) - reach];
  return { x, y, width: Math.max(...xs) + reach - x, height: Math.max(...ys) + reach - y };
}

type StepMark = Extract<AnnotationMark, { kind: 'step' }>;

function drawStep(pen: Pen, at: Point, { number, text }: StepMark, sheet: Sheet): void {
  const { scale } = sheet;
  if (text !== null) drawPlate(pen, at, text, sheet);
  pen.beginPath();
  pen.arc(at.x, at.y, STEP_RADIUS * scale, 0, 2 * Math.PI);
  pen.fillStyle = MARK;
  pen.fill();
  pen.lineWidth = EDGE_WIDTH * scale;
  pen.strokeStyle = EDGE;
  pen.stroke();
  pen.fillStyle = EDGE;
  pen.font = fontOf(TEXT_SIZE * 1.2 * scale);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(String(number), at.x, at.y + scale);
}

function fontOf(size: number): string {
  return `600 ${size}px Inter, system-ui, sans-serif`;
}

/** The text of a step on a dark plate beside it, on the side where there is room. */
function drawPlate(pen: Pen, at: Point, text: string, sheet: Sheet): void {
  const { scale } = sheet;
  pen.font = fontOf(TEXT_SIZE * scale);
  const lines = linesOf(text, WIDEST_TEXT * scale, (part) => pen.measureText(part).width);
  const width = Math.max(...lines.map((line) => pen.measureText(line).width)) + 2 * PLATE_MARGIN * scale;
  const height = lines.length * LINE_HEIGHT * scale + PLATE_MARGIN * scale;
  const gap = (STEP_RADIUS + 6) * scale;
  const isRoomRight = at.x + gap + width <= sheet.x + sheet.width;
  const x = isRoomRight ? at.x + gap : Math.max(sheet.x, at.x - gap - width);
  const y = Math.min(Math.max(sheet.y, at.y - height / 2), Math.max(sheet.y, sheet.y + sheet.height - height));
  pen.beginPath();
  pen.roundRect(x, y, width, height, 6 * scale);
  pen.fillStyle = PLATE;
  pen.fill();
  pen.lineWidth = EDGE_WIDTH * scale;
  pen.strokeStyle = EDGE;
  pen.stroke();
  pen.fillStyle = EDGE;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  for (const [place, line] of lines.entries()) {
    const middle = y + PLATE_MARGIN * scale * 0.5 + (place + 0.5) * LINE_HEIGHT * scale;
    pen.fillText(line, x + PLATE_MARGIN * scale, middle);
  }
}

/** Broken between words, and within one that is wider than a line. */
export function linesOf(text: string, widest: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= widest) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (line !== '' && widthOf(line + character) > widest) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return [...lines, line];
}

/** A place of the laser; `age` from 0, when it is new, to 1, when nothing of it is left. */
export interface LaserPlace extends Point {
  readonly age: number;
}

/** A dot with the way that it came. @param trail The newest place last. */
export function drawLaser(pen: Pen, trail: readonly LaserPlace[], sheet: Sheet): void {
  const places = trail.map((place) => ({ ...onSheet(place, sheet), age: place.age }));
  const radius = LASER_RADIUS * sheet.scale;
  pen.lineCap = 'round';
  for (const [index, to] of places.entries()) {
    const from = places[index - 1];
    if (from === undefined || to.age >= 1) continue;
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.lineWidth = Math.max(1, radius * (1 - to.age));
    pen.strokeStyle = LASER;
    pen.stroke();
  }
  const head = places.at(-1);
  if (head === undefined) return;
  pen.beginPath();
  pen.arc(head.x, head.y, radius, 0, 2 * Math.PI);
  pen.fillStyle = LASER;
  pen.fill();
  pen.lineWidth = EDGE_WIDTH * sheet.scale;
  pen.strokeStyle = EDGE;
  pen.stroke();
}
