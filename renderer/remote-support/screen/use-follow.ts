import type { RefObject } from 'react';
import { useEffect } from 'react';
import { followed } from './picture-scale.ts';
import type { ScreenState } from './screen-state.ts';
import { shownMonitor } from './screen-state.ts';
import type { Zoom } from './use-zoom.ts';

/** What is seen of a picture that is larger than its frame goes along with the pointer over there. */
export function useFollow(frame: RefObject<HTMLElement | null>, state: ScreenState, zoom: Zoom): void {
  const { pointer } = state;
  const isHere = pointer !== null && pointer.monitor === shownMonitor(state);
  const isOn = zoom.isFollowing && zoom.wanted !== 'fit' && isHere;
  useEffect(() => {
    const element = frame.current;
    if (element === null || !isOn || pointer === null) return;
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
    element.scrollTo({
      left: followed({ at: scrollLeft, seen: clientWidth, whole: scrollWidth }, pointer.x / 65_535),
      top: followed({ at: scrollTop, seen: clientHeight, whole: scrollHeight }, pointer.y / 65_535),
    });
  }, [frame, isOn, pointer]);
}
