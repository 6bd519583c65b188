import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

interface SeenPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Which part of what is scrolled is seen, 0 to 1 each way; `null` where all of it is. */
export function useSeenPart(frame: RefObject<HTMLElement | null>, isZoomed: boolean): SeenPart | null {
  const [part, setPart] = useState<SeenPart | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null || !isZoomed) return undefined;
    const read = (): void => {
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
      setPart({
        x: scrollLeft / scrollWidth,
        y: scrollTop / scrollHeight,
        width: Math.min(1, clientWidth / scrollWidth),
        height: Math.min(1, clientHeight / scrollHeight),
      });
    };
    element.addEventListener('scroll', read, { passive: true });
    const watching = new ResizeObserver(read);
    watching.observe(element);
    // The picture in it, whose size is what there is to scroll.
    for (const child of element.children) watching.observe(child);
    return () => {
      element.removeEventListener('scroll', read);
      watching.disconnect();
      setPart(null);
    };
  }, [frame, isZoomed]);
  return part !== null && part.width >= 1 && part.height >= 1 ? null : part;
}
