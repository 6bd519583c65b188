import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { isAllBlack } from './missing-picture.rules.ts';

const LOOK_EVERY_MS = 500;
/** Enough to have a row in the strip that the helper lays over each screen that is seen, on a screen of four thousand lines, too. */
const SAMPLE = { width: 64, height: 40 } as const;

/**
 * Whether nothing but black comes. The helper's strip stands on every screen that may be seen, so a picture without any light in it is
 * none: the system keeps it back, the display sleeps, or a driver gives an empty one (V10).
 */
export function useBlack(video: RefObject<HTMLVideoElement | null>, isShown: boolean): boolean {
  const [isBlack, setBlack] = useState(false);
  useEffect(() => {
    if (!isShown) return undefined;
    const pen = new OffscreenCanvas(SAMPLE.width, SAMPLE.height).getContext('2d', { willReadFrequently: true });
    let wasBlack = false;
    const timer = setInterval(() => {
      const element = video.current;
      if (pen === null || element === null || element.videoWidth === 0 || document.hidden) return;
      pen.drawImage(element, 0, 0, SAMPLE.width, SAMPLE.height);
      const isNow = isAllBlack(pen.getImageData(0, 0, SAMPLE.width, SAMPLE.height).data);
      // Between two screens one picture may well be black.
      setBlack(isNow && wasBlack);
      wasBlack = isNow;
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      setBlack(false);
    };
  }, [video, isShown]);
  return isBlack;
}
