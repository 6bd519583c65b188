import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { pinched, scrolledAfterZoom } from './picture-scale.ts';
import type { Zoom } from './use-zoom.ts';

/** So much of a wheel's turn makes it twice as large. */
const WHEEL_TWICE = 400;

/**
 * Two fingers, or the wheel with Ctrl, make the picture larger and smaller; what is between the fingers stays there. Not while the
 * agent's hands are over there, where wheel and fingers belong to the other computer.
 */
export function usePinch(frame: RefObject<HTMLElement | null>, zoom: Zoom, isOn: boolean): void {
  const current = useRef(zoom);
  useEffect(() => {
    current.current = zoom;
  }, [zoom]);
  useEffect(() => {
    const element = frame.current;
    if (element === null || !isOn) return undefined;
    const fingers = new Map<number, PointerEvent>();
    const to = (scale: number, at: { readonly clientX: number; readonly clientY: number }): void => {
      const { left, top } = element.getBoundingClientRect();
      keepUnder(element, { x: at.clientX - left, y: at.clientY - top }, () => current.current.to(scale));
    };
    const down = (event: PointerEvent): void => {
      if (event.pointerType === 'touch') fingers.set(event.pointerId, event);
    };
    const move = (event: PointerEvent): void => {
      const [before, other] = [fingers.get(event.pointerId), otherThan(fingers, event.pointerId)];
      if (before === undefined) return;
      fingers.set(event.pointerId, event);
      if (other === undefined) return;
      const by = distance(event, other) / Math.max(1, distance(before, other));
      to(pinched(current.current.scale, by), middle(event, other));
    };
    const up = (event: PointerEvent): void => void fingers.delete(event.pointerId);
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      to(pinched(current.current.scale, 2 ** (-event.deltaY / WHEEL_TWICE)), event);
    };
    const stopped = new AbortController();
    const { signal } = stopped;
    element.addEventListener('pointerdown', down, { signal });
    element.addEventListener('pointermove', move, { signal });
    for (const name of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
      element.addEventListener(name, up, { signal });
    }
    element.addEventListener('wheel', wheel, { signal, passive: false });
    return () => stopped.abort();
  }, [frame, isOn]);
}

function otherThan(fingers: ReadonlyMap<number, PointerEvent>, id: number): PointerEvent | undefined {
  return [...fingers].find(([each]) => each !== id)?.[1];
}

function distance(one: PointerEvent, other: PointerEvent): number {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

function middle(one: PointerEvent, other: PointerEvent) {
  return { clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 };
}

/** The picture is drawn in its new size with the next frame of this page, and scrolled then. */
function keepUnder(element: HTMLElement, at: { readonly x: number; readonly y: number }, zoom: () => void): void {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
  zoom();
  requestAnimationFrame(() => {
    const across = { at: scrollLeft, seen: element.clientWidth, whole: scrollWidth };
    const down = { at: scrollTop, seen: element.clientHeight, whole: scrollHeight };
    element.scrollTo({
      left: scrolledAfterZoom(across, element.scrollWidth, at.x),
      top: scrolledAfterZoom(down, element.scrollHeight, at.y),
    });
  });
}
