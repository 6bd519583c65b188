import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/**
 * Takes the focus when the part appears and nothing else has it: on a phone the list that was pressed has just gone,
 * and whoever listens to the page would find themselves at its beginning.
 */
export function useFocusWhenLost(): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const { activeElement } = document;
      // What was hidden a moment ago may still have it.
      const isLost = activeElement === null || activeElement === document.body || !activeElement.checkVisibility();
      if (isLost) place.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return place;
}
