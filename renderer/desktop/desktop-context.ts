import { createContext, useContext } from 'react';
import type { Desktop } from './desktop.ts';

/** `null` in a browser. */
export const DesktopContext = createContext<Desktop | null>(null);

export function useDesktop(): Desktop | null {
  return useContext(DesktopContext);
}
