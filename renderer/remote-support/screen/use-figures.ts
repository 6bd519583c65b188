import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { countShown } from './frames-shown.ts';
import type { LinkFigures, StatsReading } from './link-figures.ts';
import { figuresBetween, readingOf, sumOfDelay } from './link-figures.ts';
import type { ScreenSession } from './screen-session.ts';

/** Half a minute. */
export const MOST_FIGURES = 60;
const READ_EVERY_MS = 500;

interface Figures {
  readonly latest: LinkFigures | null;
  /** Sums of the delay, the oldest first. */
  readonly delays: readonly number[];
}

const none: Figures = { latest: null, delays: [] };

/**
 * How the picture does, read twice a second while somebody looks at it. Nothing is known while none is shown, as when its owner
 * hides it: what the line does meanwhile is no picture's delay.
 */
export function useFigures(
  screen: ScreenSession,
  video: RefObject<HTMLVideoElement | null>,
  isPictureShown: boolean,
): Figures {
  const [figures, setFigures] = useState(none);
  useEffect(() => {
    if (!isPictureShown || video.current === null) return undefined;
    const shown = countShown(video.current);
    let before: StatsReading | null = null;
    const read = async () => {
      const stats = await screen.stats();
      if (stats === null) return;
      const after = readingOf(stats, shown.now(), performance.now());
      const latest = before === null ? null : figuresBetween(before, after);
      before = after;
      if (latest !== null) setFigures(({ delays }) => withLatest(delays, latest));
    };
    const timer = setInterval(() => void read(), READ_EVERY_MS);
    return () => {
      clearInterval(timer);
      shown.stop();
    };
  }, [screen, video, isPictureShown]);
  return isPictureShown ? figures : { ...figures, latest: null };
}

function withLatest(delays: readonly number[], latest: LinkFigures): Figures {
  const delayMs = sumOfDelay(latest);
  return { latest, delays: delayMs === null ? delays : [...delays, delayMs].slice(-MOST_FIGURES) };
}
