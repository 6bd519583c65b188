import type { OverlayDrawn, OverlaySheet } from '#contracts/helper-overlay.ts';
import { MOST_SHAPES } from '#contracts/helper-overlay.ts';
import type { AnnotationMark } from '#domain/remote-control/annotation.rules.ts';
import type { Area } from '#domain/remote-control/hit-test.rules.ts';
import type { LaserPlace, Sheet } from '#platform/browser/annotation/draw-marks.ts';
import { areaOf, drawLaser, drawMark } from '#platform/browser/annotation/draw-marks.ts';
import { shapeOf } from '#platform/browser/annotation/shape-of.ts';

interface Painted {
  readonly isEmpty: boolean;
  /** In points of the window. Empty where nobody asks for it. */
  readonly shape: NonNullable<OverlayDrawn['shape']>;
}

type Pen = OffscreenCanvasRenderingContext2D;

/** More rectangles than this are drawn with rows of several pixels. */
const MANY_SHAPES = MOST_SHAPES / 4;
const COARSE_ROWS = 4;

/** Paints marks and laser on the page. Marks are painted once for each change of them, however often the laser moves. */
export function createPainting(canvas: HTMLCanvasElement) {
  const pen = canvas.getContext('2d')!;
  const marks = scratch();
  const laser = scratch();
  let painted: OverlaySheet | null = null;
  let shapeOfMarks: readonly Area[] = [];

  function fit(): boolean {
    const [width, height] = [Math.round(innerWidth * devicePixelRatio), Math.round(innerHeight * devicePixelRatio)];
    if (canvas.width === width && canvas.height === height) return false;
    for (const one of [canvas, marks.canvas, laser.canvas]) Object.assign(one, { width, height });
    return true;
  }

  function paintMarks(sheet: OverlaySheet, place: Sheet): void {
    marks.clearRect(0, 0, canvas.width, canvas.height);
    for (const mark of sheet.marks) drawMark(marks, mark, place);
    free(marks, sheet, place);
    shapeOfMarks = sheet.isShaped
      ? shapeIn(
          marks,
          sheet.marks.map((mark) => areaOf(mark, place)),
        )
      : [];
    painted = sheet;
  }

  return {
    paint: (sheet: OverlaySheet, trail: readonly LaserPlace[]): Painted => {
      const place = placeOf(sheet.monitor);
      if (fit() || painted !== sheet) paintMarks(sheet, place);
      pen.clearRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(marks.canvas, 0, 0);
      let shape = shapeOfMarks;
      if (trail.length > 0) {
        laser.clearRect(0, 0, canvas.width, canvas.height);
        drawLaser(laser, trail, place);
        free(laser, sheet, place);
        pen.drawImage(laser.canvas, 0, 0);
        const dots = trail.map((at): AnnotationMark => ({ kind: 'box', from: at, to: at }));
        if (sheet.isShaped)
          shape = [
            ...shape,
            ...shapeIn(
              laser,
              dots.map((dot) => areaOf(dot, place)),
            ),
          ];
      }
      return { isEmpty: sheet.marks.length === 0 && trail.length === 0, shape: shape.map(inPoints) };
    },
  };
}

function scratch(): Pen {
  // Read back for its shape: kept where that costs nothing.
  return new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
}

/** Where the monitor is on this page: a window manager may have put the window elsewhere than it was told. */
function placeOf(monitor: Area): Sheet {
  const left = window.screenX + (window.outerWidth - window.innerWidth) / 2;
  const top = window.screenY + (window.outerHeight - window.innerHeight);
  const scale = devicePixelRatio;
  return {
    x: (monitor.x - left) * scale,
    y: (monitor.y - top) * scale,
    width: monitor.width * scale,
    height: monitor.height * scale,
    scale,
  };
}

function free(pen: Pen, { kept, monitor }: OverlaySheet, { x, y, scale }: Sheet): void {
  for (const area of kept) {
    pen.clearRect(
      x + (area.x - monitor.x) * scale,
      y + (area.y - monitor.y) * scale,
      area.width * scale,
      area.height * scale,
    );
  }
}

/** Of what is drawn in any of these areas; only there is looked. */
function shapeIn(pen: Pen, areas: readonly Area[]): readonly Area[] {
  const { width, height } = pen.canvas;
  const left = Math.max(0, Math.floor(Math.min(...areas.map(({ x }) => x))));
  const top = Math.max(0, Math.floor(Math.min(...areas.map(({ y }) => y))));
  const right = Math.min(width, Math.ceil(Math.max(...areas.map((area) => area.x + area.width))));
  const bottom = Math.min(height, Math.ceil(Math.max(...areas.map((area) => area.y + area.height))));
  if (right <= left || bottom <= top) return [];
  const picture = pen.getImageData(left, top, right - left, bottom - top);
  const corner = { x: left, y: top };
  const shape = shapeOf(picture, corner);
  return shape.length <= MANY_SHAPES ? shape : shapeOf(picture, corner, COARSE_ROWS);
}

function inPoints({ x, y, width, height }: Area): Area {
  const scale = devicePixelRatio;
  const [left, top] = [Math.floor(x / scale), Math.floor(y / scale)];
  return {
    x: left,
    y: top,
    width: Math.ceil((x + width) / scale) - left,
    height: Math.ceil((y + height) / scale) - top,
  };
}
