import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';

/** How far below the edge something counts as in sight: it is there before one has scrolled to it. */
const AHEAD = '400px';

/** Whether a part of the page has come into sight, now or before; and whether it is now. */
export function useSeen<Part extends Element>(): readonly [RefObject<Part | null>, boolean, boolean] {
  const part = useRef<Part>(null);
  const [isInSight, setIsInSight] = useState(false);
  const [isSeen, setIsSeen] = useState(false);
  if (isInSight && !isSeen) setIsSeen(true);
  useEffect(() => {
    const { current } = part;
    const observer = new IntersectionObserver(
      (entries) => setIsInSight((before) => entries.at(-1)?.isIntersecting ?? before),
      { rootMargin: AHEAD },
    );
    if (current !== null) observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [part, isSeen, isInSight];
}
