import x11 from 'x11';
import type { Place, QuietPlaces } from './quiet-places.rules.ts';
import { judgeChange } from './quiet-places.rules.ts';

export interface DisplayWatched {
  /** Such as `:0`, as in `DISPLAY`. */
  readonly display: string;
  /** Something moves, told at once; and again as long as it does, twice a second at most. */
  readonly onMoved: () => void;
  readonly every: (everyMs: number, act: () => void) => () => void;
  readonly nowMs: () => number;
}

/** What has changed by then is asked about anew: until then the server says nothing more of the same place. */
const ASK_ANEW_EVERY_MS = 500;

/**
 * Hears from the X server what changes on the screen (its extension DAMAGE), which costs nothing while nothing does. Where the
 * server does not answer, or has no such extension, nothing is told.
 *
 * @returns The way to stop.
 */
export function watchDisplay({ display, onMoved, every, nowMs }: DisplayWatched): () => void {
  let known: QuietPlaces = [];
  let toldAtMs = -Infinity;
  let hasNews = false;
  let askAnew: (() => void) | null = null;

  const client = x11.createClient({ display, shm: false }, (error, opened) => {
    if (error === null || error === undefined)
      client.require('damage', (lacks, damage) => {
        if (lacks === null || lacks === undefined) begin(damage, opened.screen[0]?.root ?? 0);
      });
  });
  // A server that refuses or hangs up takes nothing away but this.
  client.on('error', () => undefined);
  client.on('end', () => undefined);
  client.on('event', (event) => {
    if (event.name === 'DamageNotify' && event.area !== undefined) hear(event.area);
  });

  function begin(damage: x11.Damage, root: number): void {
    const id = client.AllocID();
    damage.Create(id, root, damage.ReportLevel.DeltaRectangles);
    askAnew = () => damage.Subtract(id, 0, 0);
  }

  function hear({ x, y, w, h }: x11.XArea): void {
    hasNews = true;
    const place: Place = { x, y, width: w, height: h };
    const judged = judgeChange(known, place, nowMs());
    known = judged.known;
    if (!judged.isMovement || nowMs() - toldAtMs < ASK_ANEW_EVERY_MS) return;
    toldAtMs = nowMs();
    onMoved();
  }

  const stopAsking = every(ASK_ANEW_EVERY_MS, () => {
    if (hasNews) askAnew?.();
    hasNews = false;
  });
  return () => {
    stopAsking();
    client.stream.destroy();
  };
}
