import { useState } from 'react';
import type { BaseLocationHook } from 'wouter';
import { useLocation } from 'wouter';
import type { Desktop } from './desktop.ts';

/** The location of a window that shows one screen: it stays there, and whatever leads away opens in the desk's window. */
export function useOneScreen(desktop: Pick<Desktop, 'ask'>): BaseLocationHook {
  const [path] = useLocation();
  const [useLocationOfScreen] = useState((): BaseLocationHook => () => [
    path,
    (away) => void desktop.ask('desk.show', { path: away }),
  ]);
  return useLocationOfScreen;
}
