import type { OpenPart, PartStanding } from '#platform/any/live-help/session-part.ts';
import type { DisplayWatched } from './watch-display.ts';
import { watchDisplay } from './watch-display.ts';

type WakePorts = Pick<DisplayWatched, 'every' | 'nowMs'>;

/** Has the screen sent often again as soon as something moves on it, for as long as somebody may see it (V7). */
export function wakePart(ports: WakePorts): OpenPart {
  return ({ order }) => {
    let stopWatching: (() => void) | null = null;

    function stop(): void {
      stopWatching?.();
      stopWatching = null;
    }
    return {
      hear: () => undefined,
      update: ({ live, isHeldBack, link }: PartStanding) => {
        const isSeen = live.has('view') && !isHeldBack && link === 'connected';
        if (!isSeen) stop();
        else stopWatching ??= watchHere(ports, () => order({ kind: 'wake' }));
      },
      end: async () => stop(),
    };
  };
}

/** Other systems do not tell: there a movement is noticed by what it weighs on the line. */
function watchHere(ports: WakePorts, onMoved: () => void): () => void {
  const display = process.env['DISPLAY'] ?? '';
  if (process.platform !== 'linux' || display === '') return () => undefined;
  return watchDisplay({ ...ports, display, onMoved });
}
