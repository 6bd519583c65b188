import { useEffect, useState } from 'react';

/** Seconds left of a wait, and the way to begin one. */
export function useCountdown(): readonly [leftS: number, waitFor: (seconds: number) => void] {
  const [leftS, setLeftS] = useState(0);
  const isWaiting = leftS > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => setLeftS((before) => Math.max(0, before - 1)), 1_000);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return [leftS, setLeftS];
}
