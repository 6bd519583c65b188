import { useCallback, useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { lockKeyboard, unlockKeyboard } from '../control/keyboard-lock.ts';

export interface FullScreen {
  readonly isOn: boolean;
  readonly toggle: () => void;
}

/** The screen over all of this one; keys of the system go along where the browser lets them. */
export function useFullScreen(ref: RefObject<HTMLElement | null>): FullScreen {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    const changed = () => {
      const isNow = document.fullscreenElement !== null && document.fullscreenElement === ref.current;
      setIsOn(isNow);
      if (isNow) void lockKeyboard(document);
      else unlockKeyboard(document);
    };
    document.addEventListener('fullscreenchange', changed);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      unlockKeyboard(document);
    };
  }, [ref]);
  const toggle = useCallback(() => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    // Refused where the window may not: then it stays as it is.
    else void ref.current?.requestFullscreen().catch(() => null);
  }, [ref]);
  return { isOn, toggle };
}
