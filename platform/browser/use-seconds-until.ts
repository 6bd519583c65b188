import { useEffect, useState } from 'react';

/** How many whole seconds are left until a moment, counted down while the page stands; 0 from then on. */
export function useSecondsUntil(untilMs: number, nowMs: () => number): number {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), 250);
    return () => clearInterval(timer);
  }, [nowMs]);
  return Math.max(0, Math.ceil((untilMs - now) / 1_000));
}
