import { useEffect, useState } from 'react';
import { useHelper } from '../app/helper.ts';

/** How many whole seconds are left until a moment, counted down while the page stands; 0 from then on. */
export function useSecondsLeft(untilMs: number): number {
  const { nowMs } = useHelper();
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), 500);
    return () => clearInterval(timer);
  }, [nowMs]);
  return Math.max(0, Math.ceil((untilMs - now) / 1_000));
}
