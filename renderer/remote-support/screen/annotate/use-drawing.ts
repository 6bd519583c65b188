import type { AnnotationMark } from '#domain/remote-control/annotation.rules.ts';
import type { Point } from '#domain/remote-control/hit-test.rules.ts';
import type { CSSProperties, KeyboardEvent, PointerEvent, RefObject } from 'react';
import { useRef, useState } from 'react';
import { chordOf } from '../../../app/actions/key-press.ts';
import { fittedPicture, placeOnPicture } from '../../control/picture-place.ts';
import type { AnnotationTool } from './annotating.rules.ts';
import { markBetween, placeAfter } from './annotating.rules.ts';
import type { Annotating } from './use-annotating.ts';

/** A mark that is being dragged, by pointer or by keys; `id` once the user sees it. */
interface Drag {
  readonly from: Point;
  readonly id: number | null;
  readonly toldAtMs: number;
}

/** A step whose words are being written, beside its place. */
interface StepWritten {
  readonly at: Point;
  readonly number: number;
  readonly style: CSSProperties;
}

/** While something is dragged the user sees it grow this often. */
const TELL_EVERY_MS = 33;
const MIDDLE: Point = { x: 32_768, y: 32_768 };
/** Of the field for the words of a step, in pixels of the page. */
const FIELD = { width: 304, height: 60 } as const;

/** A mark that is being made between two places. */
function useDrag(tool: AnnotationTool, annotating: Annotating) {
  const drag = useRef<Drag | null>(null);
  const [draft, setDraft] = useState<AnnotationMark | null>(null);
  return {
    draft,
    isOn: () => drag.current !== null,
    begin: (from: Point) => {
      drag.current = { from, id: null, toldAtMs: 0 };
    },
    /** Shows the mark as it is now, here at once and over there up to thirty times a second. */
    grow: (to: Point, isDone: boolean) => {
      const before = drag.current;
      if (before === null) return;
      const mark = markBetween(tool, before.from, to);
      const nowMs = performance.now();
      setDraft(isDone ? null : mark);
      if (mark !== null && (isDone || nowMs - before.toldAtMs >= TELL_EVERY_MS)) {
        drag.current = { ...before, id: annotating.put(mark, before.id ?? undefined), toldAtMs: nowMs };
      }
      if (isDone) drag.current = null;
    },
    giveUp: () => {
      const { id = null } = drag.current ?? {};
      if (id !== null) annotating.remove(id);
      drag.current = null;
      setDraft(null);
    },
  };
}

/** What pointer and keys do with a tool: a drag, or two places that keys have moved to and Enter has set. */
export function useDrawing(tool: AnnotationTool, annotating: Annotating, video: RefObject<HTMLVideoElement | null>) {
  const { draft, isOn, begin, grow, giveUp } = useDrag(tool, annotating);
  const [cursor, setCursor] = useState<Point | null>(null);
  const [step, setStep] = useState<StepWritten | null>(null);

  /** A place is set: the end of a mark, its beginning, or that of a step. */
  function set({ x, y }: Point, layer: HTMLElement): void {
    const at = { x, y };
    const number = annotating.nextStep;
    if (tool === 'step' && number !== null) setStep({ at, number, style: beside(at, layer, video.current) });
    else if (isOn()) grow(at, true);
    else if (tool !== 'laser') begin(at);
  }

  function moveTo(place: Point): void {
    if (tool === 'laser') annotating.point(place);
    else grow(place, false);
  }

  return {
    draft,
    cursor,
    step,
    endStep: () => setStep(null),
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const place = placeOf(event, video.current);
      if (event.button !== 0 || place?.isOn !== true) return;
      setCursor(null);
      event.currentTarget.setPointerCapture(event.pointerId);
      giveUp();
      set(place, event.currentTarget);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const place = placeOf(event, video.current);
      if (place !== null && (place.isOn || tool !== 'laser')) moveTo(place);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => grow(placeOf(event, video.current) ?? MIDDLE, true),
    onPointerCancel: giveUp,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const chord = chordOf(event);
      const at = cursor ?? MIDDLE;
      const next = placeAfter(at, chord);
      const isGivenUp = chord === 'escape' && isOn();
      if (next === null && chord !== 'enter' && !isGivenUp) return;
      event.preventDefault();
      event.stopPropagation();
      if (isGivenUp) giveUp();
      else if (next === null) set(at, event.currentTarget);
      else {
        setCursor(next);
        moveTo(next);
      }
    },
  };
}

function placeOf({ clientX, clientY }: PointerEvent<HTMLElement>, video: HTMLVideoElement | null) {
  if (video === null || video.videoWidth === 0) return null;
  return placeOnPicture({ x: clientX, y: clientY }, pictureOn(video));
}

function pictureOn(video: HTMLVideoElement) {
  return fittedPicture(video.getBoundingClientRect(), { width: video.videoWidth, height: video.videoHeight });
}

/** Where the words of a step are written: at its place, and within the layer. */
function beside(place: Point, layer: HTMLElement, video: HTMLVideoElement | null): CSSProperties {
  if (video === null) return {};
  const picture = pictureOn(video);
  const { left, top, width, height } = layer.getBoundingClientRect();
  const x = picture.x + (place.x / 65_535) * picture.width - left;
  const y = picture.y + (place.y / 65_535) * picture.height - top;
  return {
    left: Math.max(4, Math.min(x, width - FIELD.width)),
    top: Math.max(4, Math.min(y, height - FIELD.height)),
  };
}
