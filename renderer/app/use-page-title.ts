import { useEffect, useState } from 'react';
import { usePageTitles } from './page-titles.ts';

/** What the window and its tab are called while a screen stands: "BER-000142-7 Printer jams · Deskbell". */
export function usePageTitle(title: string): void {
  const { takePlace, add } = usePageTitles();
  const [place] = useState(takePlace);
  useEffect(() => add(place, title), [add, place, title]);
}
