import type { PointerEvent } from 'react';

/** Moves what is larger than its frame with the pointer that holds it. Fingers scroll by themselves. */
export function panByDragging(event: PointerEvent<HTMLElement>): void {
  const { currentTarget: frame, pointerId, pointerType, button } = event;
  if (pointerType === 'touch' || button !== 0) return;
  const moved = new AbortController();
  const { signal } = moved;
  frame.setPointerCapture(pointerId);
  const pan = ({ movementX, movementY }: MouseEvent) => frame.scrollBy(-movementX, -movementY);
  frame.addEventListener('pointermove', pan, { signal });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    frame.addEventListener(end, () => moved.abort(), { signal });
  }
}
