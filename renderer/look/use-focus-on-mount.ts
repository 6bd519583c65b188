import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/** Takes the focus when the part appears. For what somebody has just asked for, such as the first field of a form. */
export function useFocusOnMount<Element extends HTMLElement>(): RefObject<Element | null> {
  const place = useRef<Element>(null);
  useEffect(() => place.current?.focus(), []);
  return place;
}
