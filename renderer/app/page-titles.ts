import { createContext, useContext } from 'react';
import { Fault } from '#contracts/fault.ts';

/** What the screens that stand now would call the window; the innermost has the word. */
export interface PageTitles {
  /** To be taken while rendering, where what stands around a screen comes before it. */
  readonly takePlace: () => number;
  /** Returns the way to take it back; whatever stands around it names the window then. */
  readonly add: (place: number, title: string) => () => void;
}

/** @param show Called with `null` when no screen says anything. */
export function createPageTitles(show: (title: string | null) => void): PageTitles {
  const titles = new Map<number, string>();
  let lastPlace = 0;
  const showInnermost = () => show(titles.get(Math.max(...titles.keys())) ?? null);
  return {
    takePlace: () => (lastPlace += 1),
    add: (place, title) => {
      titles.set(place, title);
      showInnermost();
      return () => {
        titles.delete(place);
        showInnermost();
      };
    },
  };
}

export const PageTitlesContext = createContext<PageTitles | null>(null);

export function usePageTitles(): PageTitles {
  const titles = useContext(PageTitlesContext);
  if (titles === null) throw new Fault('console.no-titles', 'A screen stands outside the console.');
  return titles;
}
