import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';

/** How far below the edge something counts as in sight: it is there before one has scrolled to it. */
const AHEAD = '400px';

/** Whether a part of the page has come into sight, now or before. */
export function useSeen<Part extends Element>(): readonly [RefObject<Part | null>, boolean] {
  const part = useRef<Part>(null);
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    const { current } = part;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsSeen(true);
      },
      { rootMargin: AHEAD },
    );
    if (current !== null && !isSeen) observer.observe(current);
    return () => observer.disconnect();
  }, [isSeen]);
  return [part, isSeen];
}
