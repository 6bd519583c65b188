import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useState } from 'react';

const NowContext = createContext(0);

const TICK_MS = 20_000;

/** Gives every relative time on the page the same now, so that a long list keeps one timer and not one per row. */
export function TickingClock({ nowMs, children }: { readonly nowMs: () => number; readonly children: ReactNode }) {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), TICK_MS);
    return () => clearInterval(timer);
  }, [nowMs]);
  return <NowContext value={now}>{children}</NowContext>;
}

/** Now, by the hub's clock, in epoch milliseconds; renewed every 20 s. */
export function useNowMs(): number {
  return useContext(NowContext);
}
